// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.prices.PriceException;
import dev.babelmeter.prices.Rate;
import dev.babelmeter.prices.ServiceTier;
import dev.babelmeter.prices.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the prices of one condition: dollars for a million tokens, some with tiers. */
final class GenaiPrices {
  private static final Map<String, TokenKind> KINDS =
      Map.of(
          "input_mtok", TokenKind.INPUT,
          "output_mtok", TokenKind.OUTPUT,
          "cache_read_mtok", TokenKind.CACHE_READ,
          "cache_write_mtok", TokenKind.CACHE_WRITE,
          "cache_write_1h_mtok", TokenKind.CACHE_WRITE_LONG,
          "output_reasoning_mtok", TokenKind.REASONING);

  private static final Pattern NOT_TEXT = Pattern.compile(".*(?:audio|image|video|tool).*");

  private GenaiPrices() {}

  /**
   * Returns the rates in {@code prices}.
   *
   * @param unread takes the names of what may change the cost of text and is not read
   */
  static List<Rate> rates(JsonNode prices, List<String> unread) {
    List<Rate> rates = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : prices.properties()) {
      TokenKind kind = KINDS.get(field.getKey());
      if (kind != null) {
        rates(field.getKey(), kind, field.getValue(), rates);
      } else if (!NOT_TEXT.matcher(field.getKey()).matches()) {
        unread.add(field.getKey());
      }
    }
    return rates;
  }

  private static void rates(String name, TokenKind kind, JsonNode price, List<Rate> rates) {
    if (!price.isObject()) {
      rates.add(rate(kind, 0, PriceFields.perMillion(name, price)));
      return;
    }
    rates.add(rate(kind, 0, PriceFields.perMillion(name + ".base", price.path("base"))));
    if (!price.path("tiers").isArray()) {
      throw new PriceException("has '" + name + "' without its list of tiers");
    }
    for (JsonNode tier : price.path("tiers")) {
      long start = PriceFields.tokens(name + ".tiers.start", tier.path("start"));
      if (start == 0) {
        throw new PriceException(
            "has '" + name + "' with a tier that starts at 0, as its base does");
      }
      rates.add(rate(kind, start, PriceFields.perMillion(name + ".tiers", tier.path("price"))));
    }
  }

  private static Rate rate(TokenKind kind, long above, long price) {
    return new Rate(kind, ServiceTier.STANDARD, above, price);
  }
}
