// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

/** What separates words. */
public final class Whitespace {
  private Whitespace() {}

  /**
   * Whether {@code c} separates words: Unicode's White_Space property (PropList.txt, unchanged
   * since Unicode 6.3) and the separators U+001C to U+001F, as in Python's {@code str.split()},
   * which the literature's word counts use. No supplementary character is white space.
   */
  public static boolean is(int c) {
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
}
