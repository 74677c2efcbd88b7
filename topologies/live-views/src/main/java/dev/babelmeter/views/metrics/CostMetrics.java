// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.metrics.BudgetUse;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.ModelVocabulary;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.UnpricedReason;
import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.costs.WhatIfCost;
import dev.babelmeter.views.query.CostSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.v1.CostSums;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.TotalsKey;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What texts cost. Dollars become floating point here and nowhere before, so a series is exact to
 * the last of some fifteen digits.
 */
final class CostMetrics {
  private static final List<Dimension> DIMENSIONS =
      List.of(Dimension.TENANT, Dimension.LANGUAGE, Dimension.DIRECTION, Dimension.MODEL);

  private final Series<BigDecimal> cost =
      new Series<>(
          "babelmeter_cost_usd",
          "What the texts cost, in dollars, at the price of the event's time; never sum estimated"
              + " costs and others.");
  private final Series<Long> texts = new Series<>("babelmeter_priced_texts", "Texts with a cost.");
  private final Series<Long> characters =
      new Series<>("babelmeter_priced_characters", "Unicode code points of texts with a cost.");
  private final Series<Long> unpriced =
      new Series<>("babelmeter_unpriced_texts", "Texts without a cost, by the reason.");
  private final Series<BigDecimal> whatIf =
      new Series<>(
          "babelmeter_whatif_cost_usd",
          "What all texts of the direction would have cost on the model, in dollars. It follows"
              + " the prices, so it may fall; never sum it over models.");
  private final Series<Long> models =
      new Series<>("babelmeter_priced_models", "Models that have a price.");
  private final Series<Long> unreadable =
      new Series<>(
          "babelmeter_unreadable_prices", "Records of the topic of prices that are no price.");
  private final Series<Double> age =
      new Series<>(
          "babelmeter_price_table_age_seconds",
          "Time since the newest listing of prices; absent without prices.");

  private final Series<BigDecimal> budget =
      new Series<>("babelmeter_budget_usd", "What the tenant may spend in a month, in dollars.");
  private final Series<BigDecimal> spent =
      new Series<>(
          "babelmeter_budget_spent_usd",
          "What the tenant's texts of this month cost so far, in dollars.");
  private final Series<BigDecimal> forecast =
      new Series<>(
          "babelmeter_budget_forecast_usd",
          "What they will cost by the end of the month at the rate of the last seven full days;"
              + " absent without one.");

  private CostMetrics() {}

  static List<MetricSnapshot> of(CostSnapshot snapshot, Budgets budgets, Instant now) {
    CostMetrics metrics = new CostMetrics();
    snapshot.costs().forEach(metrics::take);
    metrics.takeWhatIf(snapshot);
    metrics.takePrices(snapshot, now);
    metrics.takeBudgets(snapshot, budgets, LocalDate.ofInstant(now, ZoneOffset.UTC));
    return List.of(
        metrics.cost.counter(),
        metrics.texts.counter(),
        metrics.characters.counter(),
        metrics.unpriced.counter(),
        metrics.whatIf.gauge(),
        metrics.models.gauge(),
        metrics.unreadable.gauge(),
        metrics.age.gauge(),
        metrics.budget.gauge(),
        metrics.spent.gauge(),
        metrics.forecast.gauge());
  }

  private void take(TotalsKey key, CostTotals totals) {
    Labels labels =
        Labels.of(
            DIMENSIONS.stream().map(Dimension::dimensionName).toArray(String[]::new),
            DIMENSIONS.stream().map(dimension -> dimension.of(key)).toArray(String[]::new));
    for (CostSums part : totals.getCosts()) {
      Labels basis = labels.add("basis", part.getBasis().name().toLowerCase(Locale.ROOT));
      cost.values().merge(basis, part.getDollars(), BigDecimal::add);
      texts.values().merge(basis, part.getTexts(), Math::addExact);
      characters.values().merge(basis, part.getCharacters(), Math::addExact);
    }
    totals
        .getUnpriced()
        .forEach(
            (reason, count) ->
                unpriced
                    .values()
                    .merge(
                        Labels.of(
                            Dimension.TENANT.dimensionName(),
                            Dimension.TENANT.of(key),
                            "reason",
                            UnpricedReason.valueOf(reason).reasonName()),
                        count,
                        Math::addExact));
  }

  private void takeWhatIf(CostSnapshot snapshot) {
    Map<Direction, CostTotals> traffic = new EnumMap<>(Direction.class);
    snapshot
        .costs()
        .forEach((key, totals) -> traffic.merge(key.getDirection(), totals, Costs::add));
    traffic.remove(Direction.UNKNOWN);
    Map<String, ModelVocabulary> known = WhatIfCost.models(snapshot.prices());
    traffic.forEach(
        (direction, totals) ->
            known.forEach(
                (model, vocabulary) -> {
                  WhatIfCost sum =
                      WhatIfCost.of(
                          snapshot.prices(),
                          model,
                          vocabulary,
                          direction == Direction.OUTPUT,
                          totals.getTraffic());
                  if (sum.texts() > 0) {
                    whatIf
                        .values()
                        .put(
                            Labels.of(
                                "model",
                                model,
                                "direction",
                                direction.name().toLowerCase(Locale.ROOT),
                                "method",
                                vocabulary.method().name().toLowerCase(Locale.ROOT)),
                            sum.dollars());
                  }
                }));
  }

  private void takeBudgets(CostSnapshot snapshot, Budgets budgets, LocalDate today) {
    budgets
        .dollars()
        .forEach(
            (tenant, dollars) -> {
              BudgetUse use =
                  BudgetUse.of(dollars, snapshot.daily().getOrDefault(tenant, Map.of()), today);
              Labels labels = Labels.of("tenant", tenant);
              budget.values().put(labels, dollars);
              spent.values().put(labels, use.spent());
              if (use.forecast() != null) {
                forecast.values().put(labels, use.forecast());
              }
            });
  }

  private void takePrices(CostSnapshot snapshot, Instant now) {
    PriceBook book = snapshot.prices();
    models.values().put(Labels.EMPTY, (long) book.models().size());
    unreadable.values().put(Labels.EMPTY, (long) snapshot.unreadablePrices());
    Optional<Instant> newest =
        book.models().stream()
            .flatMap(model -> book.of(model).stream())
            .map(DatedPrice::listed)
            .max(Instant::compareTo);
    newest.ifPresent(
        listed ->
            age.values().put(Labels.EMPTY, Duration.between(listed, now).toMillis() / 1000.0));
  }
}
