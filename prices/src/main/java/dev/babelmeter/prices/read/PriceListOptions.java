// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file does not say itself.
 *
 * @param start from when on prices without a date hold
 * @param end until when prices without a date hold; null for no end
 * @param listed when the prices were published, unless they say
 * @param source where the prices are from, unless they say
 * @param providers the only providers to read, those that go first where several sell one model;
 *     empty for all
 */
public record PriceListOptions(
    Instant start, @Nullable Instant end, Instant listed, String source, List<String> providers) {
  /** Copies the list. */
  public PriceListOptions {
    providers = List.copyOf(providers);
  }

  /** Prices that hold at all times. */
  public static PriceListOptions always(Instant listed, String source) {
    return new PriceListOptions(Instant.EPOCH, null, listed, source, List.of());
  }

  boolean wants(String provider) {
    return providers.isEmpty() || providers.contains(provider);
  }
}
