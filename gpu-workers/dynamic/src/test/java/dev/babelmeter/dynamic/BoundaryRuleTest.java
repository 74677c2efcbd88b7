// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code is_valid_pair} of the published code says, worked out by hand from its rules; the
 * vocabulary holds the tokens here but "well-".
 */
class BoundaryRuleTest {
  private static final Set<String> MERGED = Set.of("well-");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // left, right, pretoken, word, word-hyphen, sentence
        "Ġto, ken, true, true, true, true",
        "to, Ġken, false, false, false, false",
        "Ġ, Ġ, true, false, false, true",
        "Ċ, Ċ, false, false, false, false",
        "ĊĊ, Ċ, true, false, false, true",
        "Ġ, a, true, true, true, true",
        "don, 't, false, true, false, true",
        "well, -, false, true, true, true",
        "well-, known, false, true, true, true",
        "well-, ., false, true, false, true",
        "end, ., false, true, false, true",
        "?, !, true, true, true, true",
        "(, a, false, true, true, true",
        "1, 2, true, true, true, true",
        "a, 1, false, true, true, true",
        "a, 1., false, true, true, true",
        "Ã, a, true, true, true, true",
        "Ã, ©, true, true, true, true",
        "æĹ, ¥, true, true, true, true",
        "<s>, a, false, false, false, false",
        "a, </s>, false, false, false, false",
      })
  void saysWhatMayBeMerged(
      String left, String right, boolean pretoken, boolean word, boolean hyphen, boolean sentence) {
    assertThat(rule(Boundary.PRETOKEN).allows(left, right)).as("pretoken").isEqualTo(pretoken);
    assertThat(rule(Boundary.WORD).allows(left, right)).as("word").isEqualTo(word);
    assertThat(rule(Boundary.WORD_HYPHEN).allows(left, right)).as("hyphen").isEqualTo(hyphen);
    assertThat(rule(Boundary.SENTENCE).allows(left, right)).as("sentence").isEqualTo(sentence);
  }

  private static BoundaryRule rule(Boundary boundary) {
    return new BoundaryRule(
        boundary,
        spelling -> spelling.equals("<s>") || spelling.equals("</s>"),
        spelling -> !MERGED.contains(spelling));
  }
}
