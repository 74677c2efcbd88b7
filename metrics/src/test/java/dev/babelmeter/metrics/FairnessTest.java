// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.metrics.Parity.Cost;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairnessTest {
  @Test
  void giniByHand() {
    // |1−3| counted from both sides is 4; 2·2²·2 = 16.
    assertThat(Fairness.gini(1, 3)).hasValueCloseTo(0.25, within(1e-12));
    // One pays all: (n − 1)/n.
    assertThat(Fairness.gini(0, 0, 0, 12)).hasValueCloseTo(0.75, within(1e-12));
    assertThat(Fairness.gini(5, 5, 5)).hasValueCloseTo(0.0, within(1e-12));
    assertThat(Fairness.gini()).isEmpty();
    assertThat(Fairness.gini(0, 0)).isEmpty();
  }

  @Property(tries = 300)
  void giniEqualsTheDoubleSumOfItsDefinition(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 1_000_000) Long> costs) {
    double differences = 0;
    double sum = 0;
    for (long a : costs) {
      sum += a;
      for (long b : costs) {
        differences += Math.abs(a - b);
      }
    }
    int n = costs.size();
    assertThat(Fairness.gini(costs.stream().mapToDouble(Long::doubleValue).toArray()))
        .hasValueCloseTo(differences / (2.0 * n * n * (sum / n)), within(1e-9));
  }

  @Test
  void maxOverMinByHand() {
    assertThat(Fairness.maxOverMin(4, 6, 2)).hasValue(3.0);
    assertThat(Fairness.maxOverMin(4, 0)).isEmpty();
    assertThat(Fairness.maxOverMin()).isEmpty();
  }

  /**
   * Costs in hundredths of English: the premiums of cl100k_base on FLORES-200 that follow from the
   * published counts of Petrov et al. 2023, {@code tokenization_lengths.csv}.
   */
  @Test
  void parityOfPublishedCounts() {
    Parity cl100k =
        new Parity(
            List.of(
                new Cost("eng_Latn", 100),
                new Cost("shn_Mymr", 1505),
                new Cost("deu_Latn", 158),
                new Cost("tur_Latn", 191)));
    assertThat(cl100k.premium("shn_Mymr", "eng_Latn")).hasValueCloseTo(15.05, within(1e-12));
    assertThat(cl100k.premium("eng_Latn", "eng_Latn")).hasValue(1.0);
    assertThat(cl100k.premium("tur_Latn", "deu_Latn")).hasValueCloseTo(191 / 158.0, within(1e-12));
    assertThat(cl100k.premium("tur_Latn", "fra_Latn")).isEmpty();
    assertThat(cl100k.fromMostFavoured())
        .extracting(Cost::language)
        .containsExactly("eng_Latn", "deu_Latn", "tur_Latn", "shn_Mymr");
    assertThat(cl100k.maxOverMin()).hasValueCloseTo(15.05, within(1e-12));
    assertThat(cl100k.gini()).isEqualTo(Fairness.gini(158, 100, 191, 1505));
    Parity.Spread spread = cl100k.spread().orElseThrow();
    assertThat(spread.mostFavoured()).isEqualTo(new Cost("eng_Latn", 100));
    assertThat(spread.leastFavoured()).isEqualTo(new Cost("shn_Mymr", 1505));
    assertThat(spread.maxOverMin()).hasValueCloseTo(15.05, within(1e-12));
    assertThat(new Parity(List.of(new Cost("eng_Latn", 100))).spread()).isEmpty();
  }
}
