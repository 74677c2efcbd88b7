// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.ModelVocabulary;
import dev.babelmeter.prices.Rate;
import dev.babelmeter.prices.ServiceTier;
import dev.babelmeter.prices.TokenKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteLlmListTest {
  private static final Instant AT = Instant.parse("2026-07-01T00:00:00Z");

  @Test
  void read_takesRangesAsThresholds() {
    DatedPrice price =
        read("""
                {"qwen-x": {"mode": "chat", "tiered_pricing": [
                   {"range": [0, 32000.0], "input_cost_per_token": 1.2e-6, "output_cost_per_token": 6e-6},
                   {"range": [32000.0, 128000.0], "input_cost_per_token": 2.4e-6, "output_cost_per_token": 1.2e-5}]}}""")
            .prices()
            .get(0);
    assertThat(price.rates())
        .containsExactly(
            new Rate(TokenKind.INPUT, ServiceTier.STANDARD, 0, 1_200_000),
            new Rate(TokenKind.OUTPUT, ServiceTier.STANDARD, 0, 6_000_000),
            new Rate(TokenKind.INPUT, ServiceTier.STANDARD, 32_000, 2_400_000),
            new Rate(TokenKind.OUTPUT, ServiceTier.STANDARD, 32_000, 12_000_000));
  }

  @Test
  void read_takesDatedEntriesAndVocabularies() {
    List<DatedPrice> prices =
        read("""
                {"sample_spec": {"input_cost_per_token": 0},
                 "o3": [
                   {"input_cost_per_token": 1e-5, "effective_until": "2025-06-10"},
                   {"input_cost_per_token": 2e-6, "effective_from": "2025-06-10T00:00:00Z"}],
                 "mine": {"input_cost_per_token": 2e-6, "vocabulary": "o200k_base",
                   "vocabulary_method": "estimated", "vocabulary_band": [1, 1.5]}}""")
            .prices();
    Instant change = Instant.parse("2025-06-10T00:00:00Z");
    assertThat(prices).extracting(DatedPrice::start).containsExactly(Instant.EPOCH, change, AT);
    assertThat(prices).extracting(DatedPrice::end).containsExactly(change, null, null);
  }

  @Test
  void read_namesWhatMayChangeTheCostOfText() {
    DatedPrice price =
        read("""
                {"m": {"input_cost_per_token": 1e-6, "supports_vision": true, "max_tokens": 5,
                  "input_cost_per_audio_token": 1e-5, "search_context_cost_per_query": {},
                  "regional_processing_uplift_multiplier_eu": 1.1,
                  "input_cost_per_token_turbo": 1e-6}}""")
            .prices()
            .get(0);
    assertThat(price.unread())
        .containsExactly("input_cost_per_token_turbo", "regional_processing_uplift_multiplier_eu");
  }

  /** Each is refused with its reason, and the good model beside it is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"input_cost_per_token\": -1e-6} | negative",
        "{\"input_cost_per_token\": 2.5} | no model costs",
        "{\"input_cost_per_token\": 1.23456789e-13} | rounded",
        "{\"input_cost_per_token\": \"cheap\"} | not a number",
        "{\"input_cost_per_token\": 0, \"output_cost_per_token\": 0.0} | unknown price",
        "{\"input_cost_per_second\": 1e-4} | no price for a token",
        "{\"input_cost_per_token_above_200k_tokens\": 1e-4} | few tokens",
        "{\"input_cost_per_token_cache_hit\": 1e-7, \"cache_read_input_token_cost\": 2e-7} | another",
        "{\"input_cost_per_token\": 1e-6, \"effective_from\": \"soon\"} | no date",
        "{\"input_cost_per_token\": 1e-6, \"vocabulary\": \"v\", \"vocabulary_method\": \"guess\"} | neither",
        "{\"input_cost_per_token\": 1e-6, \"vocabulary\": \"v\", \"vocabulary_method\": \"estimated\"} | band",
        "{\"tiered_pricing\": [{\"range\": [5, 9], \"input_cost_per_token\": 1e-6}]} | gap",
        "{\"tiered_pricing\": []} | list of ranges",
        "[{\"input_cost_per_token\": 1e-6}, {\"input_cost_per_token\": 2e-6}] | both hold",
        "7 | no object"
      })
  void read_refusesWithTheReason(String entry, String reason) {
    PriceList list = read("{\"bad\": " + entry + ", \"good\": {\"input_cost_per_token\": 1e-6}}");
    assertThat(list.prices()).extracting(DatedPrice::model).containsExactly("good");
    assertThat(list.refusals()).hasSize(1);
    assertThat(list.refusals().get(0).model()).isEqualTo("bad");
    assertThat(list.refusals().get(0).reason()).startsWith("bad ").contains(reason);
  }

  @Test
  void read_refusesAModelThatIsPricedTwice() {
    PriceList list =
        read(
            """
            {"m": {"input_cost_per_token": 1e-6}, "n": {"input_cost_per_token": 1e-6},
             "m": {"input_cost_per_token": 2e-6}}""");
    assertThat(list.prices()).extracting(DatedPrice::model).containsExactly("n");
    assertThat(list.refusals()).extracting(PriceList.Refusal::model).containsExactly("m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "{\"m\": ", "{\"m\": {\"a\": 1, \"a\": 2}}", "nonsense"})
  void read_refusesAFileThatIsNone(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(PriceFileException.class)
        .hasMessageContaining("test.json");
  }

  @Test
  void vocabularies_areThoseThatOpenAiPublishes() {
    assertThat(name("gpt-4o-2024-08-06")).isEqualTo("o200k_base");
    assertThat(name("gpt-4.1-mini")).isEqualTo("o200k_base");
    assertThat(name("gpt-4-turbo")).isEqualTo("cl100k_base");
    assertThat(name("text-embedding-3-small")).isEqualTo("cl100k_base");
    // Not on the list of tiktoken: exact or unknown.
    assertThat(ModelVocabularies.of("gpt-5.4")).isEqualTo(ModelVocabulary.UNKNOWN);
    assertThat(ModelVocabularies.of("claude-sonnet-4-5")).isEqualTo(ModelVocabulary.UNKNOWN);
  }

  private static String name(String model) {
    return ModelVocabularies.of(model).name();
  }

  static PriceList read(String json) {
    return PriceLists.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        "test.json",
        new PriceListOptions(AT, null, AT, "test", List.of()));
  }
}
