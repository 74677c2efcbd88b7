// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/** How long a text may be. */
final class TextLength {
  private TextLength() {}

  /**
   * Refuses a text longer than {@link TextCounter#MAX_LENGTH}.
   *
   * @throws IllegalArgumentException when it is; the message quotes nothing
   */
  static void require(String text) {
    if (text.length() > TextCounter.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the text has "
              + text.length()
              + " UTF-16 units, more than the "
              + TextCounter.MAX_LENGTH
              + " that can be counted at once: divide it");
    }
  }
}
