// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenUseTest {
  @Test
  void byHand() {
    TokenFrequencies frequencies = of(List.of(7, 7, 7, 8, 8, 9));
    assertThat(TokenUse.typeTokenRatio(frequencies)).hasValue(0.5);
    // (3·1 + 2·2 + 1·3) / 6
    assertThat(TokenUse.averageRank(frequencies)).hasValueCloseTo(10 / 6.0, within(1e-12));
    assertThat(TokenUse.vocabularyUse(frequencies, 12)).hasValue(0.25);
    assertThat(frequencies.of(8)).isEqualTo(2);
    assertThat(frequencies.tokens()).isEqualTo(6);
  }

  @Test
  void isEmptyOverNothing() {
    TokenFrequencies none = new TokenFrequencies();
    assertThat(TokenUse.typeTokenRatio(none)).isEmpty();
    assertThat(TokenUse.averageRank(none)).isEmpty();
    assertThat(TokenUse.percentileFrequency(none, 0.03, 0.83)).isEmpty();
    assertThat(TokenUse.bits(none)).isZero();
  }

  @Property(tries = 200)
  void equalsALiteralReadingOfTheDefinitions(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 20) Integer> ids) {
    Map<Integer, Integer> counts = new HashMap<>();
    ids.forEach(id -> counts.merge(id, 1, Integer::sum));
    List<Integer> ranked = new ArrayList<>(counts.keySet());
    ranked.sort(Comparator.comparing(counts::get, Comparator.reverseOrder()));
    double meanRank = ids.stream().mapToInt(id -> ranked.indexOf(id) + 1).average().orElseThrow();
    TokenFrequencies frequencies = of(ids);
    assertThat(TokenUse.averageRank(frequencies)).hasValueCloseTo(meanRank, within(1e-9));
    assertThat(frequencies.types()).isEqualTo(ranked.size());
  }

  /** Ranks times frequencies exceed 64 bits, the frequencies together do not. */
  @Property(tries = 200)
  void theMeanRankOfAnyNumberOfTokensIsThatOfWiderNumbers(
      @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 1, max = 1L << 55) Long> times) {
    TokenFrequencies frequencies = new TokenFrequencies();
    for (int id = 0; id < times.size(); id++) {
      frequencies.add(id, times.get(id));
    }
    List<Long> descending = new ArrayList<>(times);
    descending.sort(Comparator.reverseOrder());
    BigInteger ranks = BigInteger.ZERO;
    BigInteger tokens = BigInteger.ZERO;
    for (int i = 0; i < descending.size(); i++) {
      BigInteger frequency = BigInteger.valueOf(descending.get(i));
      ranks = ranks.add(frequency.multiply(BigInteger.valueOf(i + 1L)));
      tokens = tokens.add(frequency);
    }
    double mean =
        new BigDecimal(ranks).divide(new BigDecimal(tokens), MathContext.DECIMAL64).doubleValue();
    assertThat(TokenUse.averageRank(frequencies)).hasValueCloseTo(mean, withinPercentage(1e-12));
  }

  /**
   * A vocabulary of 2^18 tokens, each emitted 2^44 times: the mean of its ranks, (2^18 + 1) / 2.
   */
  @Test
  void aFullVocabularyOfTheMostTokens() {
    TokenFrequencies frequencies = new TokenFrequencies();
    for (int id = 0; id < 1 << 18; id++) {
      frequencies.add(id, 1L << 44);
    }
    assertThat(TokenUse.averageRank(frequencies)).hasValue(131_072.5);
    assertThat(TokenMeasures.of(frequencies).averageTokenRank()).hasValue(131_072.5);
  }

  @Property(tries = 100)
  void isTheSameHoweverTheSampleWasCut(
      @ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> ids,
      @ForAll @IntRange(max = 200) int cut,
      @ForAll Random order) {
    List<Integer> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, order);
    int at = Math.min(cut, ids.size());
    TokenFrequencies merged = of(shuffled.subList(0, at));
    merged.addAll(of(shuffled.subList(at, ids.size())));
    assertThat(merged.descending()).isEqualTo(of(ids).descending());
    assertThat(Entropies.shannon(merged.descending()))
        .isEqualTo(Entropies.shannon(of(ids).descending()));
  }

  private static TokenFrequencies of(List<Integer> ids) {
    TokenFrequencies frequencies = new TokenFrequencies();
    ids.forEach(frequencies::add);
    return frequencies;
  }
}
