// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

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

  /**
   * Whether {@code c} separates words: Unicode's White_Space property (PropList.txt, unchanged
   * since Unicode 6.3) and the separators U+001C to U+001F, as in Python's {@code str.split()},
   * which the literature's word counts use. No supplementary character is white space.
   */
  public static boolean isWhitespace(int c) {
    if (c <= 0x20) {
      return c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    }
    return c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
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
    if (!Character.isHighSurrogate(c)
        || index + 1 == text.length()
        || !Character.isLowSurrogate(text.charAt(index + 1))) {
      throw new IllegalArgumentException(
          "the text holds a lone surrogate at UTF-16 position "
              + index
              + ", which UTF-8 cannot express: remove or replace it");
    }
    return 2;
  }
}
