// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.prices.Charge;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.Usage;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenaiListTest {
  private static final String LIST =
      """
      [{"id": "anthropic", "pricing_urls": ["https://example.org/prices"], "models": [
         {"id": "sonnet", "prices_checked": "2026-04-01",
          "match": {"or": [{"starts_with": "sonnet-4"}, {"and": [{"contains": "son"}, {"ends_with": "6"}]},
                           {"regex": "^sn\\\\d$"}]},
          "prices": [
            {"prices": {"input_mtok": {"base": 3, "tiers": [{"start": 200000, "price": 6}]},
                        "output_mtok": 15, "input_audio_mtok": 1}},
            {"constraint": {"start_date": "2026-03-13"}, "prices": {"input_mtok": 3, "requests_kcount": 1}}]},
         {"id": "shared", "match": {"equals": "shared"}, "prices": {"input_mtok": 1}}]},
       {"id": "other", "models": [
         {"id": "shared", "match": {"equals": "shared"}, "prices": {"input_mtok": 0.0375}},
         {"id": "nightly", "match": {"equals": "nightly"}, "prices": [
            {"prices": {"input_mtok": 1}},
            {"constraint": {"start_time": "00:30:00Z", "end_time": "16:30:00Z"}, "prices": {"input_mtok": 2}}]}]}]
      """;

  private static final Instant CHANGE = Instant.parse("2026-03-13T00:00:00Z");

  /** The surcharge for long requests ended on that day, so a replay before it pays twice. */
  @Test
  void read_takesDatesAndTiers() {
    PriceList list = read(LIST, List.of());
    assertThat(list.format()).isEqualTo(PriceList.Format.GENAI_PRICES);
    PriceBook book = new PriceBook(list.prices());
    Usage request = Usage.plain(false, 200_001);
    assertThat(Charge.of(book.at("sonnet", CHANGE.minusMillis(1)).orElseThrow(), request))
        .isEqualTo(new Charge.Priced(new BigDecimal("1.200006000000"), false));
    assertThat(Charge.of(book.at("sonnet", CHANGE).orElseThrow(), request))
        .isEqualTo(new Charge.Priced(new BigDecimal("0.600003000000"), false));
    DatedPrice newest = book.of("sonnet").get(0);
    assertThat(newest.unread()).containsExactly("requests_kcount");
    assertThat(newest.listed()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(newest.source()).isEqualTo("https://example.org/prices");
  }

  @ParameterizedTest
  @CsvSource({"sonnet-4-20250514,true", "x-son-6,true", "SN7,true", "sn77,false", "sonnet-5,false"})
  void read_turnsRulesIntoExpressions(String name, boolean expected) {
    PriceBook book = new PriceBook(read(LIST, List.of()).prices());
    assertThat(book.resolve(name).contains("sonnet")).isEqualTo(expected);
  }

  @Test
  void read_refusesWhatSeveralSellAndWhatTheClockDecides() {
    assertThat(read(LIST, List.of()).refusals())
        .extracting(PriceList.Refusal::reason)
        .anySatisfy(reason -> assertThat(reason).startsWith("shared is priced by anthropic, other"))
        .anySatisfy(reason -> assertThat(reason).startsWith("nightly has prices").contains("time"));
  }

  @Test
  void read_prefersTheFirstProviderThatIsNamed() {
    PriceList list = read(LIST, List.of("other", "anthropic"));
    assertThat(list.prices())
        .filteredOn(price -> price.model().equals("shared"))
        .singleElement()
        .satisfies(
            price -> {
              assertThat(price.provider()).isEqualTo("other");
              assertThat(price.rates().get(0).picoDollars()).isEqualTo(37_500);
            });
    assertThat(read(LIST, List.of("other")).prices()).hasSize(1);
  }

  @Test
  void read_refusesAnArrayOfSomethingElse() {
    assertThatThrownBy(() -> read("[{\"a\": 1}]", List.of()))
        .isInstanceOf(PriceFileException.class)
        .hasMessageContaining("provider");
  }

  private static PriceList read(String json, List<String> providers) {
    return PriceLists.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        "data.json",
        new PriceListOptions(Instant.EPOCH, null, Instant.EPOCH, "test", providers));
  }
}
