// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.ModelVocabulary;
import dev.babelmeter.prices.PriceException;
import dev.babelmeter.prices.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what LiteLLM's list says of one model. Beside LiteLLM's own fields there may be {@code
 * effective_from}, {@code effective_until}, {@code listed}, {@code match}, {@code vocabulary},
 * {@code vocabulary_method}, {@code vocabulary_band} and {@code vocabulary_source}.
 */
final class LiteLlmEntry {
  private static final String VOCABULARY = "vocabulary";
  private static final String TIERED = "tiered_pricing";
  private static final String RANGE = "range";

  private final PriceListOptions options;

  LiteLlmEntry(PriceListOptions options) {
    this.options = options;
  }

  /**
   * Returns the price in {@code entry}.
   *
   * @throws PriceException when it cannot be used
   */
  DatedPrice read(String model, JsonNode entry) {
    Map<LiteLlmField, Long> prices = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : entry.properties()) {
      if (field.getValue().isNull()) {
        continue;
      }
      if (field.getKey().equals(TIERED)) {
        tiers(field.getValue(), prices, unread);
      } else {
        field(field.getKey(), field.getValue(), 0, prices, unread);
      }
    }
    List<Rate> rates = new ArrayList<>();
    prices.forEach(
        (field, price) ->
            rates.add(new Rate(field.kind(), field.service(), field.aboveTokens(), price)));
    return new DatedPrice(
        model,
        text(entry, "match"),
        orElse(text(entry, "litellm_provider"), ""),
        start(entry),
        entry.hasNonNull("effective_until")
            ? PriceFields.instant("effective_until", entry.get("effective_until"))
            : options.end(),
        rates,
        vocabulary(model, entry),
        orElse(text(entry, "source"), options.source()),
        entry.hasNonNull("listed")
            ? PriceFields.instant("listed", entry.get("listed"))
            : options.listed(),
        unread);
  }

  /** A price that has an end of its own held before it, whatever holds for prices without dates. */
  private Instant start(JsonNode entry) {
    if (entry.hasNonNull("effective_from")) {
      return PriceFields.instant("effective_from", entry.get("effective_from"));
    }
    return entry.hasNonNull("effective_until") ? Instant.EPOCH : options.start();
  }

  private static void field(
      String name,
      JsonNode value,
      long above,
      Map<LiteLlmField, Long> prices,
      List<String> unread) {
    LiteLlmField field = LiteLlmField.of(name).orElse(null);
    if (field == null) {
      if (LiteLlmFields.isUnread(name)) {
        unread.add(name);
      }
      return;
    }
    if (above != 0) {
      if (field.aboveTokens() != 0) {
        throw new PriceException("has '" + name + "' within a range of tokens");
      }
      field = new LiteLlmField(field.kind(), field.service(), above);
    }
    long price = PriceFields.perToken(name, value);
    Long other = prices.put(field, price);
    if (other != null && other != price) {
      throw new PriceException("has '" + name + "' and another field with another such price");
    }
  }

  /** Ranges follow each other from 0; the upper bound of the last is the longest request. */
  private static void tiers(JsonNode tiers, Map<LiteLlmField, Long> prices, List<String> unread) {
    if (!tiers.isArray() || tiers.isEmpty()) {
      throw new PriceException("has '" + TIERED + "', which is not a list of ranges");
    }
    long next = 0;
    for (JsonNode tier : tiers) {
      JsonNode range = tier.path(RANGE);
      if (!range.isArray() || range.size() != 2) {
        throw new PriceException("has a range in '" + TIERED + "' without its two bounds");
      }
      long from = PriceFields.tokens(RANGE, range.get(0));
      if (from != next) {
        throw new PriceException("has ranges in '" + TIERED + "' that leave a gap or overlap");
      }
      next = PriceFields.tokens(RANGE, range.get(1));
      if (next <= from) {
        throw new PriceException("has a range in '" + TIERED + "' that ends before it begins");
      }
      for (Map.Entry<String, JsonNode> field : tier.properties()) {
        if (!field.getKey().equals(RANGE)) {
          field(field.getKey(), field.getValue(), from, prices, unread);
        }
      }
    }
  }

  private static ModelVocabulary vocabulary(String model, JsonNode entry) {
    String name = text(entry, VOCABULARY);
    if (name == null) {
      return ModelVocabularies.of(model);
    }
    String method = orElse(text(entry, "vocabulary_method"), "exact");
    JsonNode band = entry.path("vocabulary_band");
    boolean hasBand = band.isArray() && band.size() == 2;
    @Nullable BigDecimal low = hasBand ? PriceFields.number("vocabulary_band", band.get(0)) : null;
    @Nullable BigDecimal high = hasBand ? PriceFields.number("vocabulary_band", band.get(1)) : null;
    String source = orElse(text(entry, "vocabulary_source"), orElse(text(entry, "source"), ""));
    try {
      return new ModelVocabulary(
          name, ModelVocabulary.Method.valueOf(method.toUpperCase(Locale.ROOT)), low, high, source);
    } catch (IllegalArgumentException e) {
      throw new PriceException("has 'vocabulary_method', which is neither exact nor estimated");
    } catch (PriceException e) {
      throw new PriceException("has 'vocabulary', which " + e.getMessage());
    }
  }

  private static @Nullable String text(JsonNode entry, String field) {
    JsonNode value = entry.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new PriceException("has '" + field + "', which is not a text");
    }
    return value.asText();
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null ? other : value;
  }
}
