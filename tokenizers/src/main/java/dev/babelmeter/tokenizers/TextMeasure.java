// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.tally.Surrogates;
import dev.babelmeter.tokenizers.tally.Whitespace;

/**
 * The sizes of a text that depend on no vocabulary.
 *
 * @param characters Unicode code points
 * @param utf8Bytes bytes in UTF-8
 * @param words maximal runs of characters that are not white space
 */
public record TextMeasure(long characters, long utf8Bytes, long words) {
  /**
   * Measures {@code text} in one pass.
   *
   * @throws IllegalArgumentException when it holds a lone surrogate; the message names its position
   *     and quotes nothing
   */
  public static TextMeasure of(String text) {
    long characters = 0;
    long utf8Bytes = 0;
    long words = 0;
    boolean inWord = false;
    int length = text.length();
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      int units = units(text, i);
      if (c < 0x80) {
        utf8Bytes++;
      } else if (c < 0x800) {
        utf8Bytes += 2;
      } else {
        utf8Bytes += units == 1 ? 3 : 4;
      }
      boolean space = isWhitespace(c);
      if (!space && !inWord) {
        words++;
      }
      inWord = !space;
      characters++;
      i += units;
    }
    return new TextMeasure(characters, utf8Bytes, words);
  }

  /** Whether {@code c} separates words, see {@link Whitespace#is}. */
  public static boolean isWhitespace(int c) {
    return Whitespace.is(c);
  }

  /**
   * Number of UTF-16 units, 1 or 2, of the character of {@code text} that starts at {@code index}.
   *
   * @throws IllegalArgumentException when that is a lone surrogate
   */
  static int units(String text, int index) {
    char c = text.charAt(index);
    if (!Character.isSurrogate(c)) {
      return 1;
    }
    if (index + 1 == text.length() || !Surrogates.arePair(c, text.charAt(index + 1))) {
      throw Surrogates.lone(index);
    }
    return 2;
  }
}
