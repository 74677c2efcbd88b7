// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * What all texts cost, up to some committed point of the input.
 *
 * @param costs the costs by what their texts share
 * @param daily exact dollars by tenant and day of event time in UTC
 * @param prices the prices that this instance knows
 * @param unreadablePrices number of records of the topic of prices that are no price
 */
public record CostSnapshot(
    Map<TotalsKey, CostTotals> costs,
    Map<String, Map<LocalDate, BigDecimal>> daily,
    PriceBook prices,
    int unreadablePrices) {
  /** Copies the maps. */
  public CostSnapshot {
    costs = Map.copyOf(costs);
    daily = Map.copyOf(daily);
  }
}
