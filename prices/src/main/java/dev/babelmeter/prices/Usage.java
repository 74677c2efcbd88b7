// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.util.OptionalLong;

/**
 * What is charged for one text.
 *
 * @param output whether the model returned it; else it was sent
 * @param tokens its tokens, all parts included
 * @param requestInput tokens of the whole input of its request, if known
 * @param cacheRead those of {@code tokens} that were found in the provider's cache
 * @param cacheWrite those of {@code tokens} that were written to it
 * @param reasoning those of {@code tokens} that the model wrote for itself
 * @param service how the request was served
 */
public record Usage(
    boolean output,
    long tokens,
    OptionalLong requestInput,
    long cacheRead,
    long cacheWrite,
    long reasoning,
    ServiceTier service) {

  /** 2^53: sums of such numbers stay within a long for a thousand texts of the most tokens. */
  private static final long MOST_TOKENS = 1L << 53;

  /** A text of which nothing but its tokens is known. */
  public static Usage plain(boolean output, long tokens) {
    return new Usage(output, tokens, OptionalLong.empty(), 0, 0, 0, ServiceTier.STANDARD);
  }

  /** Whether the numbers can be true together. */
  boolean isConsistent() {
    boolean none = cacheRead == 0 && cacheWrite == 0;
    return tokens >= 0
        && tokens <= MOST_TOKENS
        && cacheRead >= 0
        && cacheWrite >= 0
        && reasoning >= 0
        && requestInput.orElse(0) >= 0
        && (output ? none : reasoning == 0)
        && cacheRead <= tokens
        && cacheWrite <= tokens - cacheRead
        && reasoning <= tokens;
  }
}
