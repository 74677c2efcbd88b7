// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import dev.babelmeter.prices.ServiceTier;
import dev.babelmeter.prices.TokenKind;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of LiteLLM's that is a price of tokens of text.
 *
 * <p>Its name is read by a grammar, since the list grows by combination: a base, then in any order
 * and each at most once {@code _above_Nk_tokens}, a service ({@code _batches}, {@code _priority},
 * {@code _flex}) and, for tokens written to a cache, {@code _above_1hr}.
 *
 * @param kind what it is the price of
 * @param service for which service
 * @param aboveTokens above how many tokens of input
 */
record LiteLlmField(TokenKind kind, ServiceTier service, long aboveTokens) {
  private static final Map<String, TokenKind> BASES =
      Map.of(
          "input_cost_per_token", TokenKind.INPUT,
          "output_cost_per_token", TokenKind.OUTPUT,
          "output_cost_per_reasoning_token", TokenKind.REASONING,
          "cache_read_input_token_cost", TokenKind.CACHE_READ,
          "input_cost_per_token_cache_hit", TokenKind.CACHE_READ,
          "cache_creation_input_token_cost", TokenKind.CACHE_WRITE);

  private static final Map<String, ServiceTier> SERVICES =
      Map.of(
          "batches", ServiceTier.BATCH,
          "batch", ServiceTier.BATCH,
          "priority", ServiceTier.PRIORITY,
          "flex", ServiceTier.FLEX);

  private static final Pattern SUFFIX =
      Pattern.compile(
          "_(?:above_(?<size>\\d{1,6})(?<kilo>k?)_tokens|(?<hour>above_1hr)|(?<service>batch(?:es)?|priority|flex))");

  private static final long KILO = 1000;

  /** Returns what the field called {@code name} is, or empty when it is no such price. */
  static Optional<LiteLlmField> of(String name) {
    return BASES.keySet().stream()
        .filter(name::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .flatMap(base -> suffixes(BASES.get(base), name.substring(base.length())));
  }

  private static Optional<LiteLlmField> suffixes(TokenKind base, String suffixes) {
    TokenKind kind = base;
    @Nullable ServiceTier service = null;
    long above = 0;
    Matcher suffix = SUFFIX.matcher(suffixes);
    int end = 0;
    while (suffix.find() && suffix.start() == end) {
      end = suffix.end();
      if (suffix.group("hour") != null) {
        if (kind != TokenKind.CACHE_WRITE) {
          return Optional.empty();
        }
        kind = TokenKind.CACHE_WRITE_LONG;
      } else if (suffix.group("service") != null) {
        if (service != null) {
          return Optional.empty();
        }
        service = SERVICES.get(suffix.group("service"));
      } else {
        if (above != 0) {
          return Optional.empty();
        }
        above = Long.parseLong(suffix.group("size")) * (suffix.group("kilo").isEmpty() ? 1 : KILO);
      }
    }
    return end == suffixes.length()
        ? Optional.of(
            new LiteLlmField(kind, service == null ? ServiceTier.STANDARD : service, above))
        : Optional.empty();
  }
}
