// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BudgetUseTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 10);

  /** By hand: ten days at 2 dollars, today half of it; 20 days at 2 are left. */
  @Test
  void of_goesOnAtTheRateOfTheLastWeek() {
    Map<LocalDate, BigDecimal> daily = days(LocalDate.of(2026, 4, 1), 9, "2");
    daily.put(TODAY, new BigDecimal("1"));
    BudgetUse use = BudgetUse.of(new BigDecimal("50"), daily, TODAY);
    assertThat(use.spent()).isEqualByComparingTo("19");
    assertThat(use.burnRate()).isEqualByComparingTo("2");
    assertThat(use.forecast()).isEqualByComparingTo("60");
    assertThat(use.usedRatio()).isEqualByComparingTo("0.38");
    // 30 dollars are left after today: 15 days.
    assertThat(use.exhausted()).isEqualTo(LocalDate.of(2026, 4, 25));
  }

  @Test
  void of_withinTheBudget_isNotExhausted() {
    BudgetUse use =
        BudgetUse.of(new BigDecimal("60"), days(LocalDate.of(2026, 4, 1), 9, "2"), TODAY);
    assertThat(use.forecast()).isEqualByComparingTo("60");
    assertThat(use.exhausted()).isNull();
  }

  /** Two days of another month are the only full ones: the rate is theirs, the sum is not. */
  @Test
  void of_firstDayOfAMonth_hasTheRateOfTheDaysBefore() {
    LocalDate first = LocalDate.of(2026, 4, 1);
    BudgetUse use =
        BudgetUse.of(new BigDecimal("9"), days(LocalDate.of(2026, 3, 30), 2, "3"), first);
    assertThat(use.spent()).isEqualByComparingTo("0");
    assertThat(use.burnRate()).isEqualByComparingTo("3");
    assertThat(use.forecast()).isEqualByComparingTo("90");
    assertThat(use.exhausted()).isEqualTo(LocalDate.of(2026, 4, 3));
  }

  @Test
  void of_aDayThatIsNotOver_hasNoRate() {
    BudgetUse use = BudgetUse.of(new BigDecimal("5"), Map.of(TODAY, new BigDecimal("6.5")), TODAY);
    assertThat(use.burnRate()).isNull();
    assertThat(use.forecast()).isNull();
    assertThat(use.exhausted()).isEqualTo(TODAY);
    assertThat(BudgetUse.of(new BigDecimal("5"), Map.of(), TODAY).spent())
        .isEqualByComparingTo("0");
  }

  @Test
  void of_refusesABudgetOfNothing() {
    assertThatThrownBy(() -> BudgetUse.of(BigDecimal.ZERO, Map.of(), TODAY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<LocalDate, BigDecimal> days(LocalDate first, int count, String dollars) {
    Map<LocalDate, BigDecimal> days = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      days.put(first.plusDays(i), new BigDecimal(dollars));
    }
    return days;
  }
}
