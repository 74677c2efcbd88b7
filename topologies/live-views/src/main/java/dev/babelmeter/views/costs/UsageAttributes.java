// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import dev.babelmeter.prices.ServiceTier;
import dev.babelmeter.prices.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The attributes of an event by which its tokens are charged in parts. */
final class UsageAttributes {
  /** Tokens of the whole input of the request; decides about the price of long requests. */
  static final String REQUEST_INPUT = "request_input_tokens";

  /** Those of a sent text's tokens that were found in the provider's cache. */
  static final String CACHE_READ = "cache_read_tokens";

  /** Those of a sent text's tokens that were written to it. */
  static final String CACHE_WRITE = "cache_write_tokens";

  /** Tokens that the model wrote for itself; part of the billed ones, beside the counted ones. */
  static final String REASONING = "reasoning_tokens";

  /** standard, batch, priority or flex. */
  static final String SERVICE = "service_tier";

  private UsageAttributes() {}

  /**
   * Returns what is charged for a text, or empty when an attribute is not what it should be.
   *
   * @param tokens billed or counted
   * @param billed whether they are billed: those hold the reasoning already
   */
  static Optional<Usage> usage(
      Map<String, String> attributes, boolean output, long tokens, boolean billed) {
    Optional<ServiceTier> service = ServiceTier.named(attributes.getOrDefault(SERVICE, ""));
    try {
      long reasoning = number(attributes.get(REASONING));
      return service.map(
          tier ->
              new Usage(
                  output,
                  billed ? tokens : Math.addExact(tokens, reasoning),
                  requestInput(attributes.get(REQUEST_INPUT)),
                  number(attributes.get(CACHE_READ)),
                  number(attributes.get(CACHE_WRITE)),
                  reasoning,
                  tier));
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong requestInput(@Nullable String value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  private static long number(@Nullable String value) {
    return value == null ? 0 : Long.parseLong(value);
  }
}
