// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceException;
import dev.babelmeter.prices.Rate;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code data.json} of genai-prices: an array of providers with their models. A model that
 * several providers sell is theirs who is named first in the options, and refused without that.
 */
final class GenaiList {
  private final PriceListOptions options;
  private final Map<String, Map<String, JsonNode>> offers = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Set<String> doubled = new HashSet<>();

  GenaiList(PriceListOptions options) {
    this.options = options;
  }

  /** Reads the rest of an array that has begun. */
  PriceList read(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode provider = parser.readValueAsTree();
      String id = provider.path("id").asText();
      if (id.isEmpty() || !provider.path("models").isArray()) {
        throw new PriceFileException(
            "the list of genai-prices has a provider without an id or models: give its data.json",
            null);
      }
      if (options.wants(id)) {
        sources.put(id, provider.path("pricing_urls").path(0).asText(options.source()));
        for (JsonNode model : provider.path("models")) {
          offer(model.path("id").asText(), id, model);
        }
      }
    }
    List<DatedPrice> prices = new ArrayList<>();
    List<PriceList.Refusal> refusals = new ArrayList<>();
    offers.forEach(
        (model, byProvider) -> {
          try {
            prices.addAll(chosen(model, byProvider));
          } catch (PriceException e) {
            refusals.add(new PriceList.Refusal(model, model + " " + e.getMessage()));
          }
        });
    return new PriceList(PriceList.Format.GENAI_PRICES, prices, refusals);
  }

  private void offer(String model, String provider, JsonNode entry) {
    JsonNode other =
        offers.computeIfAbsent(model, any -> new LinkedHashMap<>()).put(provider, entry);
    if (other != null) {
      doubled.add(model);
    }
  }

  private List<DatedPrice> chosen(String model, Map<String, JsonNode> byProvider) {
    if (doubled.contains(model)) {
      throw new PriceException("is priced twice by one provider: leave one of its entries");
    }
    String provider =
        options.providers().stream()
            .filter(byProvider::containsKey)
            .findFirst()
            .orElseGet(() -> byProvider.keySet().iterator().next());
    if (byProvider.size() > 1 && options.providers().isEmpty()) {
      throw new PriceException(
          "is priced by "
              + String.join(", ", byProvider.keySet())
              + ": name the providers to read, the preferred one first");
    }
    try {
      List<DatedPrice> prices = dated(model, provider, byProvider.get(provider));
      LiteLlmList.requireApart(prices);
      return prices;
    } catch (PriceException e) {
      throw new PriceException(e.getMessage() + ": correct its entry");
    }
  }

  private List<DatedPrice> dated(String model, String provider, JsonNode entry) {
    JsonNode prices = entry.path("prices");
    if (prices.isObject()) {
      return List.of(price(model, provider, entry, options.start(), options.end(), prices));
    }
    List<DatedPrice> dated = new ArrayList<>();
    for (JsonNode conditional : prices) {
      JsonNode constraint = conditional.path("constraint");
      // The first price held until the first date, whatever holds for prices without dates.
      Instant start = Instant.EPOCH;
      if (constraint.has("start_date")) {
        start = PriceFields.instant("start_date", constraint.get("start_date"));
      } else if (!constraint.isMissingNode() && !constraint.isNull()) {
        throw new PriceException("has prices that depend on the time of day, which is not applied");
      }
      dated.add(price(model, provider, entry, start, null, conditional.path("prices")));
    }
    return dated;
  }

  private DatedPrice price(
      String model,
      String provider,
      JsonNode entry,
      Instant start,
      @Nullable Instant end,
      JsonNode prices) {
    List<String> unread = new ArrayList<>();
    List<Rate> rates = GenaiPrices.rates(prices, unread);
    JsonNode checked = entry.path("prices_checked");
    return new DatedPrice(
        model,
        MatchRules.expression(entry.path("match")),
        provider,
        start,
        end,
        rates,
        ModelVocabularies.of(model),
        sources.getOrDefault(provider, options.source()),
        checked.isMissingNode() ? options.listed() : PriceFields.instant("prices_checked", checked),
        unread);
  }
}
