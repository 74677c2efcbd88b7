// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.metrics.BudgetUse;
import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.query.CostSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code /api/budgets} answers. Dollars are strings; those that were spent are exact. */
final class BudgetAnswers {
  private BudgetAnswers() {}

  /** All budgets. */
  record BudgetsAnswer(String currency, String month, List<BudgetRow> budgets) {
    static BudgetsAnswer of(Budgets budgets, CostSnapshot snapshot, Instant now) {
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      return new BudgetsAnswer(
          CostQuery.CURRENCY,
          today.toString().substring(0, "2026-01".length()),
          budgets.tenants().stream()
              .map(tenant -> BudgetRow.of(tenant, budgets, snapshot.daily().get(tenant), today))
              .toList());
    }
  }

  /**
   * The budget of a tenant.
   *
   * @param status {@code ok}; {@code forecast_over} or {@code over} the budget; {@code
   *     insufficient} without a full day to tell a rate from; {@code unknown_tenant} when none of
   *     its texts had a cost
   */
  record BudgetRow(
      String tenant,
      String status,
      String budgetUsd,
      String spentUsd,
      double usedRatio,
      @Nullable Double burnUsdPerDay,
      @Nullable Double forecastUsd,
      @Nullable String exhaustedOn) {
    static BudgetRow of(
        String tenant,
        Budgets budgets,
        @Nullable Map<LocalDate, BigDecimal> daily,
        LocalDate today) {
      BudgetUse use =
          BudgetUse.of(budgets.dollars().get(tenant), daily == null ? Map.of() : daily, today);
      LocalDate exhausted = use.exhausted();
      return new BudgetRow(
          tenant,
          daily == null ? "unknown_tenant" : status(use),
          CostAnswers.dollars(use.budget()),
          CostAnswers.dollars(use.spent()),
          use.usedRatio().doubleValue(),
          number(use.burnRate()),
          number(use.forecast()),
          exhausted == null ? null : exhausted.toString());
    }

    private static String status(BudgetUse use) {
      BigDecimal forecast = use.forecast();
      if (use.spent().compareTo(use.budget()) > 0) {
        return "over";
      }
      if (forecast == null) {
        return "insufficient";
      }
      return forecast.compareTo(use.budget()) > 0 ? "forecast_over" : "ok";
    }

    private static @Nullable Double number(@Nullable BigDecimal dollars) {
      return dollars == null ? null : dollars.doubleValue();
    }
  }
}
