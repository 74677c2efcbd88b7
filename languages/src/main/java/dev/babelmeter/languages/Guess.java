// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * A language of the closed list and how probable it is, given that the text is in one of the
 * languages that the chooser tells apart.
 */
record Guess(String language, double probability) {
  static final Guess NONE = new Guess(Languages.UNDETERMINED, 0);
}
