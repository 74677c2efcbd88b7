// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The patterns that have a splitter of their own, in the spellings found in vocabularies. */
final class KnownPatterns {
  private static final String[] CONTRACTIONS = {
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)", "'(?i:[sdmt]|ll|ve|re)"
  };

  private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
  private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
  private static final String SPACES = "|\\s+(?!\\S)|\\s+";

  private static final Map<String, Pattern> PATTERNS = new HashMap<>();

  static {
    PATTERNS.put(
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+" + SPACES,
        new Gpt2Pattern());
    addCl100k(false);
    addCl100k(true);
    addO200k();
  }

  private KnownPatterns() {}

  /** The splitter of {@code pattern}, or null. */
  static @Nullable Pattern find(String pattern) {
    return PATTERNS.get(pattern);
  }

  /** Possessive quantifiers change nothing here, nor does a single line break at the end. */
  private static void addCl100k(boolean marks) {
    String letters = marks ? "[\\p{L}\\p{M}]+" : "\\p{L}+";
    String others = marks ? "[^\\s\\p{L}\\p{M}\\p{N}]" : "[^\\s\\p{L}\\p{N}]";
    for (String contractions : CONTRACTIONS) {
      for (String lead : new String[] {"?", "?+"}) {
        for (String run : new String[] {"+", "++"}) {
          for (String breaks : new String[] {"[\\r\\n]+", "[\\r\\n]"}) {
            for (String digits : new String[] {"\\p{N}{1,3}", "\\p{N}", "\\p{N}+"}) {
              PATTERNS.put(
                  contractions
                      + "|[^\\r\\n\\p{L}\\p{N}]"
                      + lead
                      + letters
                      + "|"
                      + digits
                      + "| ?"
                      + others
                      + run
                      + "[\\r\\n]*|\\s*"
                      + breaks
                      + SPACES,
                  new Cl100kPattern(marks, mostDigits(digits)));
            }
          }
        }
      }
    }
  }

  private static void addO200k() {
    for (String contractions : new String[] {CONTRACTIONS[0] + "?", ""}) {
      for (String digits : new String[] {"\\p{N}{1,3}", "\\p{N}"}) {
        String lead = "[^\\r\\n\\p{L}\\p{N}]?";
        PATTERNS.put(
            lead
                + UPPER
                + "*"
                + LOWER
                + "+"
                + contractions
                + "|"
                + lead
                + UPPER
                + "+"
                + LOWER
                + "*"
                + contractions
                + "|"
                + digits
                + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+"
                + SPACES,
            new O200kPattern(!contractions.isEmpty(), mostDigits(digits)));
      }
    }
  }

  /** The longest run of digits; 0 for any. */
  private static int mostDigits(String digits) {
    return digits.equals("\\p{N}{1,3}") ? 3 : digits.equals("\\p{N}") ? 1 : 0;
  }
}
