// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EntropiesTest {
  /** The published cases of zouharvi/tokenization-scorer, {@code tokenization_scorer/test.py}. */
  private static final TokenFrequencies PICKED = count("pick @@ed pick @@l @@ed pick @@les");

  private static final TokenFrequencies SPELT =
      count("pick @@e @@d pick @@l @@e @@d pick @@l @@e @@s");

  @Test
  void equalThePublishedRenyiValues() {
    assertThat(Entropies.renyi(2.5, PICKED.descending())).hasValueCloseTo(1.653012966845049, TINY);
    assertThat(Entropies.renyi(2.5, SPELT.descending())).hasValueCloseTo(2.1372977167241545, TINY);
    assertThat(renyiEfficiency(2.5, PICKED)).isCloseTo(0.8265064834225245, within(1e-12));
    assertThat(renyiEfficiency(2.5, SPELT)).isCloseTo(0.9204840242168808, within(1e-12));
    // Its README prints the values of order 3 under "power=2.5".
    assertThat(renyiEfficiency(3, PICKED)).isCloseTo(0.8031528501359657, within(1e-12));
    assertThat(renyiEfficiency(3, SPELT)).isCloseTo(0.9105681923824472, within(1e-12));
  }

  @Test
  void equalThePublishedShannonValues() {
    assertThat(Entropies.shannon(PICKED.descending())).hasValueCloseTo(1.8423709931771088, TINY);
    assertThat(Entropies.shannon(SPELT.descending())).hasValueCloseTo(2.2312702546075758, TINY);
    assertThat(renyiEfficiency(1, PICKED)).isCloseTo(0.9211854965885544, within(1e-12));
    assertThat(renyiEfficiency(1, SPELT)).isCloseTo(0.9609557933859342, within(1e-12));
  }

  @Test
  void equalThePublishedPercentilesAndBits() {
    assertThat(TokenUse.percentileFrequency(PICKED, 0.03, 0.83)).hasValueCloseTo(6 / 7.0, TINY);
    assertThat(TokenUse.percentileFrequency(SPELT, 0.03, 0.83)).hasValueCloseTo(10 / 11.0, TINY);
    assertThat(TokenUse.percentileFrequency(PICKED, 0.3, 0.6)).hasValueCloseTo(2 / 7.0, TINY);
    assertThat(TokenUse.percentileFrequency(SPELT, 0.3, 0.6)).hasValueCloseTo(5 / 11.0, TINY);
    assertThat(TokenUse.bits(PICKED)).isCloseTo(14, within(1e-9));
    assertThat(TokenUse.bits(SPELT)).isCloseTo(25.541209043760983, within(1e-9));
  }

  @Test
  void byHand() {
    // Four equal types carry 2 bits at every order, all of what four types can carry.
    assertThat(Entropies.shannon(5, 5, 5, 5)).hasValueCloseTo(2.0, TINY);
    assertThat(Entropies.renyi(2.5, 5, 5, 5, 5)).hasValueCloseTo(2.0, TINY);
    // p = 3/4, 1/4: collision entropy −log2(9/16 + 1/16) = log2 1.6.
    assertThat(Entropies.renyi(2, 3, 1)).hasValueCloseTo(Math.log(1.6) / Math.log(2), TINY);
    assertThat(Entropies.efficiency(Entropies.renyi(2, 3, 1), 4))
        .hasValueCloseTo(Math.log(1.6) / Math.log(2) / 2, TINY);
  }

  @Test
  void areEmptyOverNothing() {
    assertThat(Entropies.shannon()).isEmpty();
    assertThat(Entropies.renyi(2.5)).isEmpty();
    assertThat(Entropies.efficiency(Entropies.shannon(7), 1)).isEmpty();
    assertThatThrownBy(() -> Entropies.renyi(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order 0.0");
  }

  @Property(tries = 300)
  void fallsWithItsOrderAndMeetsShannonAtOne(
      @ForAll @Size(min = 2, max = 30) List<@LongRange(min = 1, max = 100_000) Long> counts,
      @ForAll @DoubleRange(min = 0.1, max = 5) double lower,
      @ForAll @DoubleRange(min = 0, max = 5) double step) {
    long[] frequencies = counts.stream().mapToLong(Long::longValue).toArray();
    double low = Entropies.renyi(lower, frequencies).orElseThrow();
    double high = Entropies.renyi(lower + step, frequencies).orElseThrow();
    assertThat(high).isLessThanOrEqualTo(low + 1e-9);
    assertThat(low).isBetween(-1e-9, Math.log(counts.size()) / Math.log(2) + 1e-9);
    assertThat(Entropies.renyi(1 + 1e-7, frequencies).orElseThrow())
        .isCloseTo(Entropies.shannon(frequencies).orElseThrow(), within(1e-4));
  }

  private static final org.assertj.core.data.Offset<Double> TINY = within(1e-12);

  private static double renyiEfficiency(double order, TokenFrequencies frequencies) {
    return Entropies.efficiency(
            Entropies.renyi(order, frequencies.descending()), frequencies.types())
        .orElseThrow();
  }

  private static TokenFrequencies count(String text) {
    TokenFrequencies frequencies = new TokenFrequencies();
    Arrays.stream(text.split(" ")).forEach(token -> frequencies.add(token.hashCode()));
    return frequencies;
  }
}
