// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WordSumsTest {
  @Test
  void byHand() {
    // Five words of 1, 1, 3, 2 and 1 tokens.
    WordSums sums = of(List.of(1, 1, 3, 2, 1));
    assertThat(sums).isEqualTo(new WordSums(5, 8, 3));
    assertThat(sums.fertility()).hasValueCloseTo(1.6, within(1e-12));
    assertThat(sums.singleTokenRetention()).hasValueCloseTo(60.0, within(1e-12));
    assertThat(sums.continuedWords(0)).hasValueCloseTo(0.4, within(1e-12));
    // A word of nothing but what a normalizer removes is neither continued nor retained.
    assertThat(sums.plusWord(0).continuedWords(1)).hasValueCloseTo(2 / 6.0, within(1e-12));
  }

  @Test
  void isEmptyOverNothingAndRefusesWhatCannotBe() {
    assertThat(WordSums.NONE.fertility()).isEmpty();
    assertThat(WordSums.NONE.singleTokenRetention()).isEmpty();
    assertThat(WordSums.NONE.continuedWords(0)).isEmpty();
    assertThatThrownBy(() -> new WordSums(1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WordSums(3, 1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void equalsALiteralReadingAndMergesExactly(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 6) Integer> words,
      @ForAll @IntRange(max = 50) int cut) {
    int at = Math.min(cut, words.size());
    WordSums sums = of(words.subList(0, at)).plus(of(words.subList(at, words.size())));
    assertThat(sums).isEqualTo(of(words));
    assertThat(sums.fertility())
        .hasValueCloseTo(
            words.stream().mapToInt(Integer::intValue).average().orElseThrow(), within(1e-9));
    long empty = words.stream().filter(tokens -> tokens == 0).count();
    assertThat(sums.continuedWords(empty))
        .hasValueCloseTo(
            words.stream().filter(tokens -> tokens >= 2).count() / (double) words.size(),
            within(1e-12));
  }

  private static WordSums of(List<Integer> tokens) {
    WordSums sums = WordSums.NONE;
    for (int count : tokens) {
      sums = sums.plusWord(count);
    }
    return sums;
  }
}
