// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.metrics.LivePremium.Estimate;
import dev.babelmeter.metrics.LivePremium.Insufficient;
import dev.babelmeter.metrics.LivePremium.Sums;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LivePremiumTest {
  @Test
  void byHand() {
    // 60 tokens in 120 bytes against 30 in 100: (0.5/0.3)·1.5 = 2.5.
    Sums language = Sums.of(20, 40).plus(Sums.of(40, 80));
    Sums pivot = Sums.of(12, 40).plus(Sums.of(18, 60));
    Estimate estimate = (Estimate) LivePremium.estimate(language, pivot, 1.5, 2);
    assertThat(estimate.premium()).isCloseTo(2.5, within(1e-12));
    // Every text has its sample's ratio, so nothing is uncertain.
    assertThat(estimate.low()).isCloseTo(2.5, within(1e-6));
    assertThat(estimate.high()).isCloseTo(2.5, within(1e-6));
    assertThat(estimate.texts()).isEqualTo(2);
  }

  /** The residuals one by one, where the code expands them into sums of squares. */
  @Property(tries = 200)
  void theIntervalIsCochransOverTheResiduals(
      @ForAll @Size(min = 2, max = 40) List<@LongRange(min = 1, max = 500) Long> tokens,
      @ForAll @Size(min = 2, max = 40) List<@LongRange(min = 1, max = 500) Long> pivotTokens,
      @ForAll @DoubleRange(min = 0.5, max = 3) double bytePremium) {
    Estimate estimate =
        (Estimate) LivePremium.estimate(sums(tokens), sums(pivotTokens), bytePremium, 2);
    double logWidth =
        1.959963984540054 * Math.sqrt(relativeVariance(tokens) + relativeVariance(pivotTokens));
    assertThat(Math.log(estimate.high() / estimate.premium())).isCloseTo(logWidth, within(1e-6));
    assertThat(Math.log(estimate.premium() / estimate.low())).isCloseTo(logWidth, within(1e-6));
    assertThat(estimate.premium())
        .isCloseTo(ratio(tokens) / ratio(pivotTokens) * bytePremium, within(1e-9));
  }

  /** On parallel text with that text's own byte premium, live and reference premium agree. */
  @Property(tries = 100)
  void isTheReferencePremiumOnParallelText(
      @ForAll @Size(min = 2, max = 40) List<@LongRange(min = 1, max = 500) Long> tokens,
      @ForAll @Size(min = 2, max = 40) List<@LongRange(min = 1, max = 500) Long> pivotTokens) {
    Sums language = sums(tokens);
    Sums pivot = sums(pivotTokens);
    double bytePremium = (double) language.bytes() / pivot.bytes();
    assertThat(((Estimate) LivePremium.estimate(language, pivot, bytePremium, 2)).premium())
        .isCloseTo(
            ReferencePremium.of(language.tokens(), pivot.tokens()).orElseThrow(), within(1e-9));
  }

  /** 2,000 samples of 200 texts with a known ratio: about 95 % of the intervals hold it. */
  @Test
  void theIntervalCoversTheTruthAsOftenAsItSays() {
    Random random = new Random(20_261_125);
    int covered = 0;
    int samples = 2000;
    for (int s = 0; s < samples; s++) {
      Estimate estimate =
          (Estimate) LivePremium.estimate(draw(random, 0.6), draw(random, 0.3), 1, 30);
      covered += estimate.low() <= 2 && 2 <= estimate.high() ? 1 : 0;
    }
    // Three standard errors of a share of 0.95 over 2,000 samples are 0.015.
    assertThat(covered / (double) samples).isCloseTo(0.95, within(0.015));
  }

  @Test
  void isWithheldBelowTheFloor() {
    Sums one = Sums.of(20, 40);
    assertThat(LivePremium.estimate(one, one.plus(one), 1, 2)).isEqualTo(new Insufficient(1, 2));
    assertThat(LivePremium.estimate(Sums.NONE, one, 1, LivePremium.MIN_TEXTS))
        .isEqualTo(new Insufficient(0, 30));
    assertThat(LivePremium.estimate(Sums.of(0, 0).plus(Sums.of(0, 0)), one.plus(one), 1, 2))
        .isInstanceOf(Insufficient.class);
    assertThatThrownBy(() -> LivePremium.estimate(one, one, 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void referencePremiumByHand() {
    assertThat(ReferencePremium.of(30, 20)).hasValue(1.5);
    assertThat(ReferencePremium.of(30, 0)).isEmpty();
    assertThat(ReferencePremium.of(0, 30)).isEmpty();
    assertThat(ReferencePremium.isSufficient(29, 4999)).isFalse();
    assertThat(ReferencePremium.isSufficient(30, 600)).isTrue();
    assertThat(ReferencePremium.isSufficient(1, 5000)).isTrue();
  }

  private static long bytes(long tokens) {
    return 3 * tokens + tokens * tokens % 17;
  }

  private static Sums sums(List<Long> tokens) {
    return tokens.stream().map(t -> Sums.of(t, bytes(t))).reduce(Sums.NONE, Sums::plus);
  }

  private static double ratio(List<Long> tokens) {
    return tokens.stream().mapToDouble(t -> t).sum()
        / tokens.stream().mapToDouble(LivePremiumTest::bytes).sum();
  }

  private static double relativeVariance(List<Long> tokens) {
    double ratio = ratio(tokens);
    int n = tokens.size();
    double residuals =
        tokens.stream().mapToDouble(t -> Math.pow(t - ratio * bytes(t), 2)).sum() / (n - 1);
    double meanBytes = tokens.stream().mapToDouble(LivePremiumTest::bytes).average().orElseThrow();
    return residuals / n / (meanBytes * meanBytes) / (ratio * ratio);
  }

  /** Texts of 50 to 450 bytes with about {@code ratio} tokens a byte. */
  private static Sums draw(Random random, double ratio) {
    Sums sums = Sums.NONE;
    for (int i = 0; i < 200; i++) {
      long bytes = 50 + random.nextInt(401);
      double tokens = bytes * ratio + random.nextGaussian() * Math.sqrt(bytes);
      sums = sums.plus(Sums.of(Math.max(1, Math.round(tokens)), bytes));
    }
    return sums;
  }
}
