// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a month's budget is used, and how the month will end if spending goes on as it did.
 *
 * <p>The burn rate is the mean cost of a day over the last seven full days, or over those since the
 * first cost when they are fewer; the forecast adds it for each day that is left, and for today
 * what is left of it beside what was spent. Days and months are those of UTC. Without a full day
 * there is no rate and no forecast.
 *
 * @param month the month that today lies in
 * @param budget the budget of a month, in dollars
 * @param spent what was spent in the month so far, exact
 * @param burnRate dollars a day; null without a full day
 * @param forecast what will be spent by the end of the month; null without a burn rate
 * @param exhausted the day on which the budget is used up: a day of this month, also one ahead;
 *     null when it is not used up in this month, or that is not known
 */
public record BudgetUse(
    YearMonth month,
    BigDecimal budget,
    BigDecimal spent,
    @Nullable BigDecimal burnRate,
    @Nullable BigDecimal forecast,
    @Nullable LocalDate exhausted) {
  /** Days over which the burn rate is a mean. */
  public static final int BURN_DAYS = 7;

  private static final int RATIO_SCALE = 4;

  /**
   * Returns the use of {@code budget} at the day {@code today}.
   *
   * @param daily dollars spent by day; days without a cost may be absent
   */
  public static BudgetUse of(BigDecimal budget, Map<LocalDate, BigDecimal> daily, LocalDate today) {
    if (budget.signum() <= 0) {
      throw new IllegalArgumentException("a budget is not above zero");
    }
    YearMonth month = YearMonth.from(today);
    BigDecimal spent = sum(daily, month.atDay(1), today.plusDays(1));
    LocalDate first = daily.keySet().stream().min(LocalDate::compareTo).orElse(today);
    long days = Math.min(BURN_DAYS, ChronoUnit.DAYS.between(first, today));
    if (days <= 0) {
      return new BudgetUse(month, budget, spent, null, null, exhausted(budget, daily, today));
    }
    BigDecimal burn =
        sum(daily, today.minusDays(days), today)
            .divide(BigDecimal.valueOf(days), MathContext.DECIMAL64);
    BigDecimal restOfToday =
        burn.subtract(daily.getOrDefault(today, BigDecimal.ZERO)).max(BigDecimal.ZERO);
    long daysLeft = ChronoUnit.DAYS.between(today, month.atEndOfMonth());
    BigDecimal forecast = spent.add(restOfToday).add(burn.multiply(BigDecimal.valueOf(daysLeft)));
    LocalDate used = exhausted(budget, daily, today);
    if (used == null && forecast.compareTo(budget) > 0) {
      BigDecimal ahead =
          budget
              .subtract(spent.add(restOfToday))
              .divide(burn, MathContext.DECIMAL64)
              .setScale(0, RoundingMode.CEILING)
              .max(BigDecimal.ZERO);
      used = today.plusDays(ahead.longValueExact());
    }
    return new BudgetUse(month, budget, spent, burn, forecast, used);
  }

  /** The share of the budget that is spent, to four places; above 1 when it is exceeded. */
  public BigDecimal usedRatio() {
    return spent.divide(budget, RATIO_SCALE, RoundingMode.HALF_EVEN);
  }

  /** The first day of the month at whose end more than the budget had been spent. */
  private static @Nullable LocalDate exhausted(
      BigDecimal budget, Map<LocalDate, BigDecimal> daily, LocalDate today) {
    BigDecimal spent = BigDecimal.ZERO;
    for (LocalDate day = today.withDayOfMonth(1); !day.isAfter(today); day = day.plusDays(1)) {
      spent = spent.add(daily.getOrDefault(day, BigDecimal.ZERO));
      if (spent.compareTo(budget) >= 0) {
        return day;
      }
    }
    return null;
  }

  private static BigDecimal sum(
      Map<LocalDate, BigDecimal> daily, LocalDate from, LocalDate before) {
    return daily.entrySet().stream()
        .filter(day -> !day.getKey().isBefore(from) && day.getKey().isBefore(before))
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
