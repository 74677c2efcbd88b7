// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import static dev.babelmeter.views.costs.CostSamples.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.topic.PriceRecords;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.costs.CostSamples;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.DayCost;
import dev.babelmeter.views.v1.TotalsKey;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostTopologyTest {
  @TempDir Path folder;
  private ViewsTopologyFixture views;

  @BeforeEach
  void start() {
    views = new ViewsTopologyFixture(folder, Samples.bounds(2, 100, 100, 100, 10_000));
  }

  @AfterEach
  void stop() {
    views.close();
  }

  /** The price changes within the minute's window; the expected sums use numbers written here. */
  @Test
  void sumsEqualAnIndependentCalculation() {
    CostSamples.prices().forEach(views::sendPrice);
    SplittableRandom random = new SplittableRandom(7);
    Map<List<String>, BigDecimal> expected =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (int i = 0; i < 400; i++) {
      String tenant = "tenant-" + random.nextInt(2);
      String language = random.nextBoolean() ? "en" : "my";
      Instant time = CHANGE.plusMillis(random.nextInt(-29_000, 29_000));
      Direction direction = random.nextBoolean() ? Direction.INPUT : Direction.OUTPUT;
      long tokens = random.nextInt(5000);
      @Nullable Long billed = random.nextInt(4) == 0 ? Long.valueOf(tokens + 3) : null;
      views.send(
          Topics.TEXT_COUNTS,
          CostSamples.text(tenant, language, "exact", direction, time, tokens, billed, Map.of()));
      String price =
          time.isBefore(CHANGE)
              ? direction == Direction.INPUT ? "0.0000025" : "0.00001"
              : direction == Direction.INPUT ? "0.0000030625" : "0.000011";
      expected.merge(
          List.of(tenant, language),
          new BigDecimal(price).multiply(BigDecimal.valueOf(billed == null ? tokens : billed)),
          BigDecimal::add);
      if (i % 50 == 0) {
        views.costs();
      }
    }
    Map<List<String>, BigDecimal> actual =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    views
        .costs()
        .forEach(
            (key, totals) ->
                actual.merge(
                    List.of(key.getTenant(), key.getLanguage()),
                    Costs.dollars(totals),
                    BigDecimal::add));
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (group, dollars) ->
            assertThat(actual.get(group)).as(group.toString()).isEqualByComparingTo(dollars));
  }

  /** By hand: 100 tokens at 3.0625 dollars for a million, twice on one day, once on the next. */
  @Test
  void exactCostsAreKeptByDay() {
    CostSamples.prices().forEach(views::sendPrice);
    for (Instant time :
        List.of(CHANGE, CHANGE.plusSeconds(9), CHANGE.plusSeconds(86_400), CHANGE.plusSeconds(1))) {
      String model = time.equals(CHANGE.plusSeconds(1)) ? "guess" : "exact";
      views.send(Topics.TEXT_COUNTS, text(model, time));
    }
    assertThat(views.costs().values()).allSatisfy(cost -> assertThat(cost.getDays()).isEmpty());
    Map<String, DayCost> daily = views.all(ViewStores.DAILY_COSTS);
    assertThat(daily).containsOnlyKeys("2026-11-01/acme", "2026-11-02/acme");
    assertThat(daily.get("2026-11-01/acme").getDollars()).isEqualByComparingTo("0.0006125");
    assertThat(daily.get("2026-11-02/acme").getDollars()).isEqualByComparingTo("0.00030625");
    assertThat(TenantDay.ofStoreKey("2026-11-01/a/b").tenant()).isEqualTo("a/b");
  }

  @Test
  void textsBeforeAnyPriceStayUnpriced() {
    views.send(Topics.TEXT_COUNTS, text("exact", CHANGE));
    CostSamples.prices().forEach(views::sendPrice);
    views.send(Topics.TEXT_COUNTS, text("exact", CHANGE));
    CostTotals totals = views.costs().values().iterator().next();
    assertThat(totals.getTexts()).isEqualTo(2);
    assertThat(totals.getUnpriced()).isEqualTo(Map.of("UNKNOWN_MODEL", 1L));
    assertThat(Costs.pricedTexts(totals)).isEqualTo(1);
  }

  @Test
  void labelsBeyondTheirBound_keepTheirCost() {
    CostSamples.prices().forEach(views::sendPrice);
    for (String tenant : List.of("a", "b", "c", "d")) {
      views.send(
          Topics.TEXT_COUNTS,
          CostSamples.text(tenant, "en", "exact", Direction.INPUT, CHANGE, 100, null, Map.of()));
    }
    Map<String, BigDecimal> byTenant = new TreeMap<>();
    views
        .costs()
        .forEach(
            (key, totals) ->
                byTenant.merge(key.getTenant(), Costs.dollars(totals), BigDecimal::add));
    assertThat(byTenant).containsOnlyKeys("a", "b", "other");
    assertThat(byTenant.get("other")).isEqualByComparingTo("0.0006125");
  }

  /** A withdrawn or damaged price is none: what stood under its key no longer holds. */
  @Test
  void aPriceIsWithdrawnByATombstoneOrDamage() {
    List<DatedPrice> prices = new ArrayList<>(CostSamples.prices());
    prices.forEach(views::sendPrice);
    DatedPrice closed =
        prices.stream().filter(price -> price.model().equals("closed")).findFirst().orElseThrow();
    DatedPrice guess =
        prices.stream().filter(price -> price.model().equals("guess")).findFirst().orElseThrow();
    views.send(Topics.MODEL_PRICES, PriceRecords.keyOf(closed), null);
    views.send(Topics.MODEL_PRICES, PriceRecords.keyOf(guess), new byte[] {1, 2});
    assertThat(views.prices.current().models()).containsExactly("exact", "later", "long");
    assertThat(views.prices.unreadable()).isEqualTo(1);
    views.sendPrice(guess);
    assertThat(views.prices.current().models()).contains("guess");
    assertThat(views.prices.unreadable()).isZero();
  }

  @Test
  void unreadableCounts_becomeDeadLetters() {
    views.send(Topics.TEXT_COUNTS, new byte[] {1});
    assertThat(views.writtenDeadLetters())
        .extracting(letter -> letter.value().getReason())
        .containsExactly(DeadLetterReason.NOT_AVRO);
    Map<TotalsKey, CostTotals> costs = views.costs();
    assertThat(costs).isEmpty();
  }

  private static TextCounts text(String model, Instant time) {
    return CostSamples.text("acme", "en", model, Direction.INPUT, time, 100, null, Map.of());
  }
}
