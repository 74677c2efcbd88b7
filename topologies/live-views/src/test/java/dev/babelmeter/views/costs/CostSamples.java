// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.read.PriceListOptions;
import dev.babelmeter.prices.read.PriceLists;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices and texts for tests. */
public final class CostSamples {
  /** In the middle of a minute's window. */
  public static final Instant CHANGE = Instant.parse("2026-11-01T12:00:30Z");

  private static final String PRICES =
      """
      {
        "exact": [
          {"input_cost_per_token": 2.5e-6, "output_cost_per_token": 1e-5,
           "cache_read_input_token_cost": 3.75e-8, "effective_until": "2026-11-01T12:00:30Z",
           "vocabulary": "v"},
          {"input_cost_per_token": 3.0625e-6, "output_cost_per_token": 1.1e-5,
           "effective_from": "2026-11-01T12:00:30Z", "match": "exact-.*", "vocabulary": "v"}],
        "long": {"input_cost_per_token": 1e-6, "input_cost_per_token_above_1k_tokens": 2e-6,
          "output_cost_per_token": 4e-6, "output_cost_per_token_above_1k_tokens": 6e-6,
          "match": "exact-long", "vocabulary": "w"},
        "guess": {"input_cost_per_token": 1e-6, "output_cost_per_token": 1.000001e-6,
          "vocabulary": "v", "vocabulary_method": "estimated",
          "vocabulary_band": [0.9, 1.333333]},
        "closed": {"input_cost_per_token": 5e-6, "output_cost_per_token": 7e-6},
        "later": {"input_cost_per_token": 5e-6, "effective_from": "2027-01-01"}
      }""";

  private CostSamples() {}

  public static List<DatedPrice> prices() {
    return PriceLists.read(
            new ByteArrayInputStream(PRICES.getBytes(StandardCharsets.UTF_8)),
            "test",
            PriceListOptions.always(Instant.parse("2026-10-01T00:00:00Z"), "test"))
        .prices();
  }

  public static PriceBook book() {
    return new PriceBook(prices());
  }

  /** A text of 10 characters with {@code tokens} under v and twice as many under w. */
  public static TextCounts text(
      String tenant,
      String language,
      String model,
      Direction direction,
      Instant time,
      long tokens,
      @Nullable Long billed,
      Map<String, String> attributes) {
    return new TextCounts(
        "event",
        time,
        tenant,
        "",
        model,
        direction,
        language,
        LanguageMethod.DECLARED,
        1.0,
        "Latn",
        null,
        billed,
        attributes,
        10L,
        12L,
        2L,
        1L,
        List.of(counts("v", tokens), counts("w", 2 * tokens)));
  }

  public static VocabularyCounts counts(String vocabulary, long tokens) {
    return new VocabularyCounts(
        vocabulary, "f-" + vocabulary, CountMethod.EXACT, tokens, null, null, 0L);
  }
}
