// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compiled and what is refused; matches are compared with the reference elsewhere. */
class PatternsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+"
      })
  void commonPatternsHaveTheirOwnSplitter(String pattern) {
    assertThat(Patterns.regex(pattern)).isInstanceOf(TilingPattern.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*",
        "a|",
        "(?=a)",
        "^",
        "(a)\\1",
        "(?<n>a)",
        "(?<=a)b",
        "\\bа",
        "[[:alpha:]]a",
        "\\Ga",
        "(?i:ss)",
        "(?i:[\\p{L}])",
        "(?i:\u00E9)",
        "(?i)a",
        "a{2}{3}",
        "a{1,2}+",
        "(ab)*c",
        "(?:ab)+",
        "\\p{Greek}",
        "\\p{Alphabetic}",
        "\\Xa",
        "\\Ra",
        "[a",
        "(a",
        "a)",
        "\\",
        "a{2,1}",
        "\\xFF",
        "[z-a]",
        "[]a]",
        "\\ka",
        "(?m:.)"
      })
  void refusesWhatIsNotSureToMatchAlike(String pattern) {
    assertThatThrownBy(() -> Patterns.regex(pattern))
        .isInstanceOf(UnsupportedPatternException.class)
        .hasMessageStartingWith("it ");
  }

  @Test
  void ignoresCaseAsUnicodeFoldsIt() {
    Pattern pattern = Patterns.regex("(?i:k's)");
    for (String text : new String[] {"k's", "K'S", "\u212A'\u017F"}) {
      int[] codePoints = text.codePoints().toArray();
      assertThat(pattern.find(codePoints, 0, 3, 0)).isEqualTo(Pattern.match(0, 3));
    }
  }

  @Test
  void findsLiteralsFromLeftToRight() {
    Pattern pattern = Patterns.literal("aa");
    int[] text = "xaaaa".codePoints().toArray();
    assertThat(pattern.find(text, 0, 5, 0)).isEqualTo(Pattern.match(1, 3));
    assertThat(pattern.find(text, 0, 5, 3)).isEqualTo(Pattern.match(3, 5));
    assertThat(pattern.find(text, 0, 5, 4)).isEqualTo(Pattern.NO_MATCH);
  }
}
