// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** What one text costs, or why that is not known. */
public sealed interface Charge {
  /**
   * A text with a cost.
   *
   * @param dollars exact, with {@link PicoDollars#SCALE} places
   * @param assumedBand whether the price depends on the size of the request's input, which the
   *     event does not tell, so that the lowest band was taken
   */
  record Priced(BigDecimal dollars, boolean assumedBand) implements Charge {}

  /** A text without one. */
  record Unpriced(UnpricedReason reason) implements Charge {}

  /**
   * Returns the cost of {@code usage} at {@code price}.
   *
   * <p>Long requests are a cliff: when the input of a request is above a threshold, every token of
   * the request, input and output, has the rate above it. That is how providers bill (Anthropic,
   * Google and OpenAI; defined so in pydantic/genai-prices, {@code prices/providers/.schema.json},
   * and applied so by LiteLLM's {@code _get_token_base_cost}). The input is the event's {@code
   * requestInput}; without it a sent text is taken for the whole input, and a returned text for one
   * of the lowest band.
   *
   * <p>Reasoning tokens have the price of output where the list names none of their own.
   */
  static Charge of(DatedPrice price, Usage usage) {
    if (!usage.isConsistent()) {
      return new Unpriced(UnpricedReason.INVALID_USAGE);
    }
    ServiceTier service = usage.service();
    boolean assumed =
        usage.output() && usage.requestInput().isEmpty() && !price.thresholds(service).isEmpty();
    long input = usage.requestInput().orElse(usage.output() ? 0 : usage.tokens());
    long band = price.bandOf(service, input);
    TokenKind base = usage.output() ? TokenKind.OUTPUT : TokenKind.INPUT;
    OptionalLong reasoning = price.rate(TokenKind.REASONING, service, band);

    BigDecimal dollars = BigDecimal.ZERO.setScale(PicoDollars.SCALE);
    long rest = usage.tokens() - usage.cacheRead() - usage.cacheWrite() - usage.reasoning();
    long[] tokens = {rest, usage.cacheRead(), usage.cacheWrite(), usage.reasoning()};
    OptionalLong[] rates = {
      price.rate(base, service, band),
      price.rate(TokenKind.CACHE_READ, service, band),
      price.rate(TokenKind.CACHE_WRITE, service, band),
      reasoning.isPresent() ? reasoning : price.rate(TokenKind.OUTPUT, service, band)
    };
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] > 0 || i == 0) {
        if (rates[i].isEmpty()) {
          return new Unpriced(UnpricedReason.NO_RATE);
        }
        dollars =
            dollars.add(
                PicoDollars.toDollars(rates[i].getAsLong())
                    .multiply(BigDecimal.valueOf(tokens[i])));
      }
    }
    return new Priced(dollars, assumed);
  }
}
