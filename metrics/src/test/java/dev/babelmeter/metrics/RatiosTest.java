// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RatiosTest {
  @Test
  void byHand() {
    assertThat(Ratios.fertility(8, 5)).hasValue(1.6);
    assertThat(Ratios.bytesPerToken(12, 8)).hasValue(1.5);
    assertThat(Ratios.charactersPerToken(10, 8)).hasValue(1.25);
    assertThat(Ratios.tokensPerCharacter(8, 10)).hasValue(0.8);
    assertThat(Ratios.fertility(8, 0)).isEmpty();
  }

  @Test
  void aRateThatDoesNotApplyIsNotZero() {
    assertThat(Ratios.shareWhereItApplies(-1, 10)).isEmpty();
    assertThat(Ratios.shareWhereItApplies(0, 10)).hasValue(0);
    assertThat(Ratios.shareWhereItApplies(4, 10)).hasValue(0.4);
    assertThat(Ratios.shareWhereItApplies(0, 0)).isEmpty();
  }

  @Test
  void theMeanOfRatiosIsNotTheRatioOfSums() {
    MeanRatio mean = new MeanRatio();
    assertThat(mean.add(1, 1)).isTrue();
    assertThat(mean.add(9, 3)).isTrue();
    assertThat(mean.add(5, 0)).isFalse();
    assertThat(mean.texts()).isEqualTo(2);
    // (1/1 + 9/3)/2, where the ratio of sums is 10/4.
    assertThat(mean.mean()).hasValue(2);
    assertThat(Ratios.fertility(10, 4)).hasValue(2.5);
    assertThat(new MeanRatio().mean()).isEmpty();
  }

  @Property(tries = 100)
  void theMeanOfRatiosIsExactlyTheSameHoweverTheSampleWasCut(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 99) Integer> tokens,
      @ForAll Random order) {
    BigDecimal sum = BigDecimal.ZERO;
    MeanRatio whole = new MeanRatio();
    for (int count : tokens) {
      whole.add(count, count % 7 + 1);
      sum =
          sum.add(
              BigDecimal.valueOf(count)
                  .divide(BigDecimal.valueOf(count % 7 + 1), MathContext.DECIMAL128));
    }
    List<Integer> shuffled = new ArrayList<>(tokens);
    Collections.shuffle(shuffled, order);
    MeanRatio merged = new MeanRatio();
    MeanRatio rest = new MeanRatio();
    for (int i = 0; i < shuffled.size(); i++) {
      (i % 3 == 0 ? merged : rest).add(shuffled.get(i), shuffled.get(i) % 7 + 1);
    }
    merged.addAll(rest);
    assertThat(merged.mean()).isEqualTo(whole.mean());
    assertThat(whole.mean())
        .hasValueCloseTo(
            sum.divide(BigDecimal.valueOf(tokens.size()), MathContext.DECIMAL128).doubleValue(),
            within(1e-9));
  }

  /** Two data sets of one group and one of another, by hand. */
  @Test
  void normalizedSequenceLength() {
    double code = SequenceLength.normalized(90, 100).orElseThrow();
    double french = SequenceLength.normalized(60, 80).orElseThrow();
    double german = SequenceLength.normalized(130, 100).orElseThrow();
    double multilingual = SequenceLength.mean(List.of(french, german)).orElseThrow();
    assertThat(multilingual).isCloseTo(1.025, within(1e-12));
    assertThat(SequenceLength.mean(List.of(code, multilingual)))
        .hasValueCloseTo(0.9625, within(1e-12));
    assertThat(SequenceLength.normalized(5, 0)).isEmpty();
    assertThat(SequenceLength.mean(List.of())).isEmpty();
  }

  @Test
  void dictionaryShares() {
    // " ev" keeps its space, as in the benchmark's look-up, and so is not "ev".
    DictionaryShares shares =
        DictionaryShares.of(
            Set.of("ev", " ev", "evler", "ler", "xq"), Set.of("ev", "evler", "ler"), Set.of("ev"));
    assertThat(shares).isEqualTo(new DictionaryShares(5, 3, 1));
    assertThat(shares.percentWords()).hasValueCloseTo(60.0, within(1e-12));
    assertThat(shares.percentRoots()).hasValueCloseTo(20.0, within(1e-12));
    assertThat(DictionaryShares.of(Set.of(), Set.of(), Set.of()).percentWords()).isEmpty();
  }
}
