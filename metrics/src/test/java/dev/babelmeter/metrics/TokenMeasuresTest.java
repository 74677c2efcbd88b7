// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked by hand. */
class TokenMeasuresTest {
  private static final double CLOSE = 1e-12;

  /** Four tokens with frequencies 4, 2, 1, 1 of 8: p = 1/2, 1/4, 1/8, 1/8. */
  @Test
  void ofASmallDistribution() {
    TokenFrequencies frequencies = new TokenFrequencies();
    frequencies.add(11, 4);
    frequencies.add(5, 2);
    frequencies.add(7, 1);
    frequencies.add(3, 1);
    TokenMeasures measures = TokenMeasures.of(frequencies);
    assertThat(measures.tokens()).isEqualTo(8);
    assertThat(measures.usedTokens()).isEqualTo(4);
    // 1/2·1 + 1/4·2 + 2·1/8·3 = 1.75 of 2 bits
    assertThat(measures.shannonEntropy()).hasValueCloseTo(1.75, within(CLOSE));
    assertThat(measures.shannonEfficiency()).hasValueCloseTo(0.875, within(CLOSE));
    // Σ p^2.5 = 2^-2.5 + 2^-5 + 2·2^-7.5
    double sum = Math.pow(2, -2.5) + Math.pow(2, -5) + 2 * Math.pow(2, -7.5);
    double renyi = Math.log(sum) / Math.log(2) / -1.5;
    assertThat(measures.renyiEntropy()).hasValueCloseTo(renyi, within(CLOSE));
    assertThat(measures.renyiEfficiency()).hasValueCloseTo(renyi / 2, within(CLOSE));
    // Ranks int(4·0.03) = 0 to int(4·0.83) = 3: 4 + 2 + 1 of 8.
    assertThat(measures.percentileFrequency()).hasValueCloseTo(7 / 8.0, within(CLOSE));
    assertThat(measures.typeTokenRatio()).hasValueCloseTo(0.5, within(CLOSE));
    // (4·1 + 2·2 + 1·3 + 1·4) / 8
    assertThat(measures.averageTokenRank()).hasValueCloseTo(15 / 8.0, within(CLOSE));
    assertThat(measures.fixedLengthBits()).isCloseTo(16, within(CLOSE));
  }

  @Test
  void ofNothing() {
    TokenMeasures none = TokenMeasures.of(new TokenFrequencies());
    assertThat(none.tokens()).isZero();
    assertThat(none.shannonEntropy()).isEmpty();
    assertThat(none.renyiEfficiency()).isEmpty();
    assertThat(none.averageTokenRank()).isEmpty();
    assertThat(none.fixedLengthBits()).isZero();
  }
}
