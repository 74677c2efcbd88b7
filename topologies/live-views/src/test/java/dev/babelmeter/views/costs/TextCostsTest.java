// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import static dev.babelmeter.views.costs.CostSamples.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.prices.UnpricedReason;
import dev.babelmeter.views.v1.CostBasis;
import dev.babelmeter.views.v1.CostSums;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.TrafficSums;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCostsTest {
  /** By hand: 100 tokens at 2.50 dollars for a million before the change and 3.0625 from it on. */
  @Test
  void of_takesThePriceOfTheEventsTime() {
    assertThat(dollars(input("exact", CHANGE.minusMillis(1), 100, null)))
        .isEqualByComparingTo("0.00025");
    assertThat(dollars(input("exact", CHANGE, 100, null))).isEqualByComparingTo("0.00030625");
  }

  @Test
  void of_prefersWhatWasBilled() {
    CostSums cost = cost(input("exact", CHANGE, 100, 110L));
    assertThat(cost.getBasis()).isEqualTo(CostBasis.BILLED);
    assertThat(cost.getTokens()).isEqualTo(110);
    assertThat(cost.getDollars()).isEqualByComparingTo("0.000336875");
    assertThat(cost(input("closed", CHANGE, 100, 7L)).getDollars())
        .isEqualByComparingTo("0.000035");
    assertThat(cost(input("exact", CHANGE, 100, null)).getBasis()).isEqualTo(CostBasis.COUNTED);
  }

  @Test
  void of_chargesTheWholeOfALongRequestDearly() {
    assertThat(dollars(input("long", CHANGE, 500, null))).isEqualByComparingTo("0.001");
    assertThat(dollars(input("long", CHANGE, 501, null))).isEqualByComparingTo("0.002004");
    CostSums assumed = cost(output("long", 10, Map.of()));
    assertThat(assumed.getDollars()).isEqualByComparingTo("0.00008");
    assertThat(assumed.getAssumedBandTexts()).isEqualTo(1);
    CostSums told = cost(output("long", 10, Map.of("request_input_tokens", "1001")));
    assertThat(told.getDollars()).isEqualByComparingTo("0.00012");
    assertThat(told.getAssumedBandTexts()).isZero();
  }

  @Test
  void of_givesAnEstimateItsBand() {
    CostSums cost = cost(output("guess", 1, Map.of()));
    assertThat(cost.getBasis()).isEqualTo(CostBasis.ESTIMATED);
    assertThat(cost.getDollars()).isEqualByComparingTo("0.000001000001");
    // 0.9000009e-6 and 1.333334333333e-6, rounded outwards to 12 places.
    assertThat(cost.getDollarsLow()).isEqualByComparingTo("0.000000900000");
    assertThat(cost.getDollarsHigh()).isEqualByComparingTo("0.000001333335");
    CostTotals totals = TextCosts.of(CostSamples.book(), output("guess", 1, Map.of()));
    assertThat(Costs.dollars(totals)).isEqualByComparingTo("0");
    assertThat(Costs.pricedTexts(totals)).isZero();
  }

  /** By hand: 60 tokens at 2.50 and 40 from the cache at 0.0375 dollars for a million. */
  @Test
  void of_readsThePartsFromAttributes() {
    Instant before = CHANGE.minusSeconds(1);
    assertThat(
            dollars(
                text(
                    "exact",
                    Direction.INPUT,
                    before,
                    100,
                    null,
                    Map.of("cache_read_tokens", "40"))))
        .isEqualByComparingTo("0.0001515");
    // Counted output does not hold what the model wrote for itself, billed output does.
    assertThat(dollars(output("exact", 10, Map.of("reasoning_tokens", "5"))))
        .isEqualByComparingTo("0.000165");
    assertThat(
            dollars(
                text("exact", Direction.OUTPUT, CHANGE, 10, 15L, Map.of("reasoning_tokens", "5"))))
        .isEqualByComparingTo("0.000165");
  }

  @ParameterizedTest
  @CsvSource({
    "'',INPUT,,,NO_MODEL",
    "unheard-of,INPUT,,,UNKNOWN_MODEL",
    "exact-long,INPUT,,,AMBIGUOUS_MODEL",
    "later,INPUT,,,NOT_IN_FORCE",
    "exact,UNKNOWN,,,NO_DIRECTION",
    "closed,INPUT,,,NO_VOCABULARY",
    "exact,INPUT,service_tier,batch,NO_RATE",
    "exact,INPUT,service_tier,gold,INVALID_USAGE",
    "exact,INPUT,cache_read_tokens,101,INVALID_USAGE",
    "exact,INPUT,cache_read_tokens,many,INVALID_USAGE",
    "exact,INPUT,cache_write_tokens,-1,INVALID_USAGE",
    "exact,OUTPUT,request_input_tokens,99999999999999999999,INVALID_USAGE",
    "exact,INPUT,cache_read_tokens,1,NO_RATE"
  })
  void of_countsWhatHasNoCost(
      String model,
      Direction direction,
      @Nullable String attribute,
      @Nullable String value,
      UnpricedReason reason) {
    Map<String, String> attributes =
        attribute == null || value == null ? Map.of() : Map.of(attribute, value);
    CostTotals totals =
        TextCosts.of(CostSamples.book(), text(model, direction, CHANGE, 100, null, attributes));
    assertThat(totals.getUnpriced()).isEqualTo(Map.of(reason.name(), 1L));
    assertThat(totals.getCosts()).isEmpty();
    assertThat(totals.getTexts()).isEqualTo(1);
  }

  @Test
  void of_refusesBilledTokensThatCannotBe() {
    for (long billed : new long[] {-1, Long.MAX_VALUE}) {
      CostTotals totals = TextCosts.of(CostSamples.book(), input("exact", CHANGE, 1, billed));
      assertThat(totals.getUnpriced()).containsKey("INVALID_USAGE");
    }
  }

  @Test
  void of_countsUnderTheModelsVocabularyOnly() {
    TextCounts text = input("exact", CHANGE, 100, null);
    text.setCounts(List.of(CostSamples.counts("w", 5)));
    assertThat(TextCosts.of(CostSamples.book(), text).getUnpriced()).containsKey("NOT_COUNTED");
  }

  @Test
  void of_keepsTrafficApartWhereAnyPriceChanges() {
    List<TrafficSums> early =
        TextCosts.of(CostSamples.book(), input("", CHANGE.minusMillis(1), 501, null)).getTraffic();
    List<TrafficSums> late =
        TextCosts.of(CostSamples.book(), input("", CHANGE, 501, null)).getTraffic();
    assertThat(early).extracting(TrafficSums::getPeriodStart).containsOnly(Instant.EPOCH);
    assertThat(late).extracting(TrafficSums::getPeriodStart).containsOnly(CHANGE);
    assertThat(late).extracting(TrafficSums::getBand).containsExactly(0L, 1000L);
  }

  private static TextCounts input(String model, Instant time, long tokens, @Nullable Long billed) {
    return text(model, Direction.INPUT, time, tokens, billed, Map.of());
  }

  private static TextCounts output(String model, long tokens, Map<String, String> attributes) {
    return text(model, Direction.OUTPUT, CHANGE, tokens, null, attributes);
  }

  private static TextCounts text(
      String model,
      Direction direction,
      Instant time,
      long tokens,
      @Nullable Long billed,
      Map<String, String> attributes) {
    return CostSamples.text("acme", "en", model, direction, time, tokens, billed, attributes);
  }

  private static BigDecimal dollars(TextCounts text) {
    return cost(text).getDollars();
  }

  private static CostSums cost(TextCounts text) {
    CostTotals totals = TextCosts.of(CostSamples.book(), text);
    assertThat(totals.getUnpriced()).isEmpty();
    return totals.getCosts().get(0);
  }
}
