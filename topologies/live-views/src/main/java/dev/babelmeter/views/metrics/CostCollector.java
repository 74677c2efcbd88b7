// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.query.StateElsewhereException;
import dev.babelmeter.views.query.Views;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;

/**
 * Reads the committed costs at each scrape, on the one instance that holds them; see {@link
 * ViewsCollector}.
 */
public final class CostCollector implements MultiCollector {
  private final Views views;
  private final Budgets budgets;
  private final InstantSource clock;

  /**
   * Makes a collector of {@code views}.
   *
   * @param budgets what tenants may spend
   * @param clock tells the age of prices and the month of budgets
   */
  public CostCollector(Views views, Budgets budgets, InstantSource clock) {
    this.views = views;
    this.budgets = budgets;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.babelmeter.views.query.ViewsUnavailableException when the state cannot be read now
   */
  @Override
  public MetricSnapshots collect() {
    try {
      return new MetricSnapshots(CostMetrics.of(views.costs(), budgets, clock.instant()));
    } catch (StateElsewhereException elsewhere) {
      return new MetricSnapshots();
    }
  }
}
