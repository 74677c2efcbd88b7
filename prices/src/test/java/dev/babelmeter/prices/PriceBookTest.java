// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import static dev.babelmeter.prices.Prices.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBookTest {
  private static final Instant MARCH = Instant.parse("2026-03-13T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T12:30:00.5Z");
  private static final Rate ONE = rate(TokenKind.INPUT, 0, 1);
  private static final Rate TWO = rate(TokenKind.INPUT, 0, 2);
  private static final Rate LONG = rate(TokenKind.INPUT, 200_000, 3);

  private static final DatedPrice FIRST = Prices.of("a", "a-\\d+", Instant.EPOCH, null, ONE);
  private static final DatedPrice SECOND = Prices.of("a", "a-\\d+", MARCH, JUNE, TWO, LONG);
  private static final DatedPrice OTHER = Prices.of("b", "(a|b)-1", MARCH, null, ONE);
  private static final PriceBook BOOK = new PriceBook(List.of(SECOND, OTHER, FIRST));

  @Test
  void at_isThePriceWithTheLatestStart() {
    assertThat(BOOK.at("a", MARCH.minusMillis(1))).contains(FIRST);
    assertThat(BOOK.at("a", MARCH)).contains(SECOND);
    assertThat(BOOK.at("a", JUNE.minusMillis(1))).contains(SECOND);
  }

  /** What has ended is not revived: the list says nothing of the time after. */
  @Test
  void at_isEmptyOutsideOfAllPrices() {
    assertThat(BOOK.at("a", JUNE)).isEmpty();
    assertThat(BOOK.at("b", MARCH.minusMillis(1))).isEmpty();
    assertThat(BOOK.at("c", MARCH)).isEmpty();
  }

  @Test
  void resolve_prefersTheNameAndFollowsRules() {
    assertThat(BOOK.resolve("a")).containsExactly("a");
    assertThat(BOOK.resolve("A-22")).containsExactly("a");
    assertThat(BOOK.resolve("a-1")).containsExactly("a", "b");
    assertThat(BOOK.resolve("a-x")).isEmpty();
    assertThat(BOOK.resolve("a-" + "1".repeat(200))).isEmpty();
    assertThat(BOOK.resolve("A-22")).containsExactly("a");
  }

  @Test
  void periodOf_beginsWhereAnyPriceBeginsOrEnds() {
    assertThat(BOOK.periodOf(MARCH.minusMillis(1))).isEqualTo(Instant.EPOCH);
    assertThat(BOOK.periodOf(MARCH)).isEqualTo(MARCH);
    assertThat(BOOK.periodOf(JUNE.plusSeconds(9))).isEqualTo(JUNE);
    assertThat(BOOK.periodOf(Instant.EPOCH.minusSeconds(1))).isEqualTo(Instant.EPOCH);
  }

  @Test
  void bandOf_isTheThresholdBelow() {
    assertThat(BOOK.bandOf("v", 200_000)).isZero();
    assertThat(BOOK.bandOf("v", 200_001)).isEqualTo(200_000);
    assertThat(BOOK.bandOf("w", 200_001)).isZero();
  }

  @Test
  void new_laterOfTwoWithOneStartCounts() {
    DatedPrice corrected = Prices.of("a", Instant.EPOCH, null, TWO);
    assertThat(new PriceBook(List.of(FIRST, corrected)).of("a")).containsExactly(corrected);
  }

  @Test
  void datedPrice_refusesContradictions() {
    assertThatThrownBy(() -> Prices.of("a", MARCH, MARCH, ONE)).hasMessageContaining("ends");
    assertThatThrownBy(() -> Prices.of("a", MARCH, null)).hasMessageContaining("no price");
    assertThatThrownBy(() -> Prices.of("a", MARCH, null, ONE, TWO)).hasMessageContaining("two");
    assertThatThrownBy(() -> Prices.of("a", MARCH, null, LONG)).hasMessageContaining("few");
    assertThatThrownBy(() -> Prices.of(" ", MARCH, null, ONE)).hasMessageContaining("name");
    assertThatThrownBy(() -> Prices.of("a", "(", MARCH, null, ONE)).hasMessageContaining("rule");
    assertThatThrownBy(() -> Prices.of("a", MARCH, null, rate(TokenKind.INPUT, 0, 0)))
        .hasMessageContaining("nothing");
  }
}
