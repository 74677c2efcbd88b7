// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SamplingTest {
  @Property(tries = 200)
  void aLargerShareTakesAllThatASmallerOneTakes(
      @ForAll String id,
      @ForAll @DoubleRange(max = 1) double a,
      @ForAll @DoubleRange(max = 1) double b) {
    if (new Sampling(Math.min(a, b)).takes(id)) {
      assertThat(new Sampling(Math.max(a, b)).takes(id)).isTrue();
    }
    assertThat(Sampling.ALL.takes(id)).isTrue();
    assertThat(Sampling.OFF.takes(id)).isFalse();
  }

  /** Five standard deviations of a binomial share around each. */
  @Test
  void identifiersThatCountUpAreTakenInTheShareAskedFor() {
    int n = 100_000;
    for (double share : new double[] {0.01, 0.1, 0.5}) {
      Sampling sampling = new Sampling(share);
      long taken = IntStream.range(0, n).filter(i -> sampling.takes("text-events/0/" + i)).count();
      assertThat((double) taken / n)
          .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / n)));
    }
  }

  @Test
  void refusesWhatIsNoShare() {
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new Sampling(share)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
