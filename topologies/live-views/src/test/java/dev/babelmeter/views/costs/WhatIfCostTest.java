// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import static dev.babelmeter.views.costs.CostSamples.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.views.v1.CostTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WhatIfCostTest {
  private static final PriceBook BOOK = CostSamples.book();

  /** Summed up and priced then, or priced one by one with numbers written down here: the same. */
  @Property(tries = 200)
  void of_equalsPricingTextByText(
      @ForAll @Size(max = 30) List<@IntRange(max = 1500) Integer> tokens,
      @ForAll @IntRange(min = 1, max = 7) int step) {
    CostTotals totals = Costs.none();
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal longer = BigDecimal.ZERO;
    for (int i = 0; i < tokens.size(); i++) {
      long under = tokens.get(i);
      boolean changed = i % step == 0;
      Instant time = changed ? CHANGE.plusMillis(i) : CHANGE.minusMillis(1 + i);
      totals = Costs.add(totals, TextCosts.of(BOOK, text(Direction.INPUT, time, under)));
      exact =
          exact.add(
              new BigDecimal(changed ? "0.0000030625" : "0.0000025")
                  .multiply(BigDecimal.valueOf(under)));
      longer =
          longer.add(
              new BigDecimal(2 * under > 1000 ? "0.000002" : "0.000001")
                  .multiply(BigDecimal.valueOf(2 * under)));
    }
    assertThat(cost(totals, "exact", false).dollars()).isEqualByComparingTo(exact);
    assertThat(cost(totals, "long", false).dollars()).isEqualByComparingTo(longer);
    assertThat(cost(totals, "long", false).unpricedTexts()).isZero();
  }

  @Test
  void of_takesOutputAtTheLowestBand() {
    CostTotals totals = TextCosts.of(BOOK, text(Direction.OUTPUT, CHANGE, 900));
    assertThat(cost(totals, "long", true).dollars()).isEqualByComparingTo("0.0072");
  }

  /**
   * A price that came when texts had been summed across its start: no cost rather than a wrong one.
   */
  @Test
  void of_doesNotGuessBehindAPriceThatCameLate() {
    PriceBook before = new PriceBook(BOOK.of("closed"));
    CostTotals totals =
        LongStream.of(-1, 1)
            .mapToObj(
                shift -> TextCosts.of(before, text(Direction.INPUT, CHANGE.plusMillis(shift), 10)))
            .reduce(Costs.none(), Costs::add);
    assertThat(cost(totals, "exact", false)).isEqualTo(new WhatIfCost(0, 0, 0, BigDecimal.ZERO, 2));
    assertThat(cost(totals, "guess", false).dollars()).isEqualByComparingTo("0.00002");
  }

  private static WhatIfCost cost(CostTotals totals, String model, boolean output) {
    return WhatIfCost.of(
        BOOK, model, WhatIfCost.models(BOOK).get(model), output, totals.getTraffic());
  }

  private static TextCounts text(Direction direction, Instant time, long tokens) {
    return CostSamples.text("acme", "en", "", direction, time, tokens, null, Map.of());
  }
}
