// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/** Tells the languages of one script apart. Implementations are immutable and deterministic. */
interface LanguageChooser {
  /** The symbols that it reads. */
  Alphabet alphabet();

  /**
   * The likeliest language of the words in {@code scratch}, which are in the symbols of {@link
   * #alphabet}; {@link Guess#NONE} when nothing speaks for one.
   */
  Guess choose(Scratch scratch);
}
