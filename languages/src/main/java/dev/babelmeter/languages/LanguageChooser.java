// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/** Tells the languages of one script apart. Implementations are immutable and deterministic. */
interface LanguageChooser {
  /** The likeliest language of the words; {@link Guess#NONE} when nothing speaks for one. */
  Guess choose(Words words);
}
