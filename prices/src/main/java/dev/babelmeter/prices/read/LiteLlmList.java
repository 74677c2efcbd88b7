// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads LiteLLM's list: an object with an entry for each model. An entry may also be a list of
 * dated ones.
 */
final class LiteLlmList {
  /** Explains the fields, in LiteLLM's own file. */
  private static final Set<String> NO_MODELS = Set.of("sample_spec", "_comment");

  private final PriceListOptions options;
  private final LiteLlmEntry entries;
  private final Map<String, List<DatedPrice>> prices = new LinkedHashMap<>();
  private final List<PriceList.Refusal> refusals = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  LiteLlmList(PriceListOptions options) {
    this.options = options;
    this.entries = new LiteLlmEntry(options);
  }

  /** Reads the rest of an object that has begun. */
  PriceList read(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String model = parser.currentName();
      parser.nextToken();
      JsonNode entry = parser.readValueAsTree();
      if (!NO_MODELS.contains(model)) {
        take(model, entry);
      }
    }
    return new PriceList(
        PriceList.Format.LITELLM,
        prices.values().stream().flatMap(List::stream).toList(),
        refusals);
  }

  private void take(String model, JsonNode entry) {
    if (!names.add(model)) {
      prices.remove(model);
      refuse(model, "is priced twice in this file: leave one of its entries");
      return;
    }
    List<JsonNode> dated = new ArrayList<>();
    if (entry.isArray()) {
      entry.forEach(dated::add);
    } else {
      dated.add(entry);
    }
    if (dated.stream().noneMatch(one -> options.wants(one.path("litellm_provider").asText()))) {
      return;
    }
    try {
      prices.put(model, read(model, dated));
    } catch (PriceException e) {
      refuse(model, e.getMessage() + ": correct its entry");
    }
  }

  private List<DatedPrice> read(String model, List<JsonNode> dated) {
    List<DatedPrice> read = new ArrayList<>();
    for (JsonNode one : dated) {
      if (!one.isObject()) {
        throw new PriceException("has an entry that is no object");
      }
      read.add(entries.read(model, one));
    }
    requireApart(read);
    return read;
  }

  /** Checks that no two prices of one model hold at the same time. */
  static void requireApart(List<DatedPrice> prices) {
    for (DatedPrice a : prices) {
      for (DatedPrice b : prices) {
        Instant end = a.end();
        boolean sameStart = a != b && a.start().equals(b.start());
        if (sameStart || (end != null && b.start().isAfter(a.start()) && b.start().isBefore(end))) {
          throw new PriceException("has two prices that both hold at " + b.start());
        }
      }
    }
  }

  private void refuse(String model, String reason) {
    refusals.add(new PriceList.Refusal(model, model + " " + reason));
  }
}
