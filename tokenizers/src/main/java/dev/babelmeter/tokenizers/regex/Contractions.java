// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** {@code 's|'t|'re|'ve|'m|'ll|'d}. */
final class Contractions {
  private Contractions() {}

  /** The end of a contraction at {@code at}, or {@code at}. */
  static int end(int[] text, int at, int to, boolean ignoreCase) {
    if (at + 1 >= to || text[at] != '\'') {
      return at;
    }
    int first = fold(text[at + 1], ignoreCase);
    if (first == 's' || first == 't' || first == 'm' || first == 'd') {
      return at + 2;
    }
    if (at + 2 < to) {
      int second = fold(text[at + 2], ignoreCase);
      if ((second == 'e' && (first == 'r' || first == 'v')) || (second == 'l' && first == 'l')) {
        return at + 3;
      }
    }
    return at;
  }

  /** Case folding of the letters in question; U+017F folds to s. */
  private static int fold(int c, boolean ignoreCase) {
    if (!ignoreCase) {
      return c;
    }
    return c >= 'A' && c <= 'Z' ? c + 32 : c == 0x17F ? 's' : c;
  }
}
