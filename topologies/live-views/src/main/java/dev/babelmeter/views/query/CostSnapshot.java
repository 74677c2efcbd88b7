// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.Map;

/**
 * What all texts cost, up to some committed point of the input.
 *
 * @param costs the costs by what their texts share
 * @param prices the prices that this instance knows
 * @param unreadablePrices number of records of the topic of prices that are no price
 */
public record CostSnapshot(
    Map<TotalsKey, CostTotals> costs, PriceBook prices, int unreadablePrices) {
  /** Copies the map. */
  public CostSnapshot {
    costs = Map.copyOf(costs);
  }
}
