// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import java.util.Locale;
import java.util.Set;

/** Unicode's case folding as far as ASCII characters in a pattern meet it (CaseFolding.txt). */
final class CaseFolding {
  /** Pairs of letters that also stand for a single character, such as ß or ﬁ. */
  private static final Set<String> PAIRS = Set.of("ss", "ff", "fi", "fl", "st");

  private CaseFolding() {}

  /** The characters that {@code c}, an ASCII character, matches when case is ignored. */
  static CodePointSet variants(int c) {
    int lower = Character.toLowerCase(c);
    int upper = Character.toUpperCase(c);
    int third = lower == 's' ? 0x17F : lower == 'k' ? 0x212A : lower;
    return CodePointSet.of(lower, upper, third);
  }

  /** The characters that {@code set}, of ASCII characters, matches when case is ignored. */
  static CodePointSet variants(CodePointSet set) {
    for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
      if (set.test(c)) {
        throw new UnsupportedPatternException(
            "it ignores case in a set with characters outside ASCII");
      }
    }
    return CodePointSet.of(
        x -> {
          int folded = x == 0x17F ? 's' : x == 0x212A ? 'k' : x;
          return folded < 0x80
              && (set.test(Character.toLowerCase(folded))
                  || set.test(Character.toUpperCase(folded)));
        });
  }

  /** Refuses two neighbouring letters that could match one character. */
  static void requireSingle(int first, int second) {
    if (PAIRS.contains(("" + (char) first + (char) second).toLowerCase(Locale.ROOT))) {
      throw new UnsupportedPatternException(
          "it ignores the case of letters that also match a single character");
    }
  }
}
