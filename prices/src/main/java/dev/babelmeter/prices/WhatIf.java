// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What texts would have cost on another model.
 *
 * <p>The input is what was sent, under the model's own vocabulary, each text taken for the whole
 * input of its request. The output is an assumption: that the model would have returned the same
 * text, to a request of the lowest band. Both are at the price of the standard service, without
 * anything found in a cache and without what a chat template adds.
 */
public final class WhatIf {
  private WhatIf() {}

  /**
   * Texts that were summed up.
   *
   * @param output whether a model returned them; else they were sent
   * @param first the time of the earliest
   * @param last the time of the latest
   * @param smallest the fewest tokens that one of them has
   * @param largest the most tokens that one of them has
   */
  public record Traffic(boolean output, Instant first, Instant last, long smallest, long largest) {}

  /**
   * Returns the one price of a token that {@code model} has for all of {@code traffic}, in
   * pico-dollars; empty when it has none for some of them, or more than one, so that sums cannot
   * tell the cost.
   *
   * @param model a name of {@link PriceBook#models}
   */
  public static OptionalLong rate(PriceBook book, String model, Traffic traffic) {
    Optional<DatedPrice> price = book.at(model, traffic.first());
    if (price.isEmpty() || !price.equals(book.at(model, traffic.last()))) {
      return OptionalLong.empty();
    }
    if (traffic.output()) {
      return price.get().rate(TokenKind.OUTPUT, ServiceTier.STANDARD, 0);
    }
    long band = price.get().bandOf(ServiceTier.STANDARD, traffic.smallest());
    return band == price.get().bandOf(ServiceTier.STANDARD, traffic.largest())
        ? price.get().rate(TokenKind.INPUT, ServiceTier.STANDARD, band)
        : OptionalLong.empty();
  }
}
