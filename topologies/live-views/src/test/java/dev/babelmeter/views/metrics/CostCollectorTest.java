// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.metrics.Snapshots.FakeViews;
import dev.babelmeter.views.query.ViewsUnavailableException;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostCollectorTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-10-01T01:00:00Z"));

  private static final Budgets BUDGETS = new Budgets(Map.of("acme", new BigDecimal("9.5")));

  private final FakeViews views = new FakeViews();

  /** By hand: 100 and 300 tokens at 2.50 dollars for a million, 10 at an estimated 1.00. */
  @Test
  void collect_showsCosts() throws IOException {
    views.costs = Snapshots.PRICED;
    assertThat(scrape())
        .contains(
            "babelmeter_cost_usd_total{basis=\"counted\",direction=\"input\",language=\"en\",model=\"exact\",tenant=\"acme\"} 2.5E-4",
            "babelmeter_cost_usd_total{basis=\"counted\",direction=\"input\",language=\"my\",model=\"exact\",tenant=\"acme\"} 7.5E-4",
            "babelmeter_cost_usd_total{basis=\"estimated\",direction=\"input\",language=\"my\",model=\"guess\",tenant=\"acme\"} 1.0E-5",
            "babelmeter_priced_characters_total{basis=\"counted\",direction=\"input\",language=\"en\",model=\"exact\",tenant=\"acme\"} 10.0",
            "babelmeter_unpriced_texts_total{reason=\"unknown_model\",tenant=\"acme\"} 1.0",
            // All 415 tokens under v at 2.50, and 830 under w at 1.00 dollar for a million.
            "babelmeter_whatif_cost_usd{direction=\"input\",method=\"exact\",model=\"exact\"} 0.0010375",
            "babelmeter_whatif_cost_usd{direction=\"input\",method=\"exact\",model=\"long\"} 8.3E-4",
            // September 30 was the only full day; October has 30 days left after the first.
            "babelmeter_budget_usd{tenant=\"acme\"} 9.5",
            "babelmeter_budget_spent_usd{tenant=\"acme\"} 0.001",
            "babelmeter_budget_forecast_usd{tenant=\"acme\"} 7.75",
            "babelmeter_priced_models 5.0",
            "babelmeter_unreadable_prices 1.0",
            "babelmeter_price_table_age_seconds 3600.0");
  }

  @Test
  void collect_withoutPrices_saysSo() throws IOException {
    assertThat(scrape())
        .contains("babelmeter_priced_models 0.0")
        .doesNotContain("babelmeter_price_table_age_seconds ");
  }

  @Test
  void collect_elsewhere_isEmpty() throws IOException {
    views.elsewhere = "http://other:8080";
    assertThat(scrape()).isEmpty();
  }

  @Test
  void collect_unavailable_fails() {
    views.unavailable = "not now";
    assertThatThrownBy(() -> new CostCollector(views, BUDGETS, CLOCK).collect())
        .isInstanceOf(ViewsUnavailableException.class);
  }

  private String scrape() throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(new CostCollector(views, BUDGETS, CLOCK));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ExpositionFormats.init().getPrometheusTextFormatWriter().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8);
  }
}
