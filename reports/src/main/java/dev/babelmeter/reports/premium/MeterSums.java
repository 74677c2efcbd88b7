// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.tokenizers.TokenCounts;

/** Sums of what a {@link Meter} counts, by the order of its names. */
final class MeterSums {
  private final long[] tokens;
  private final long[] unknown;

  MeterSums(int names) {
    tokens = new long[names];
    unknown = new long[names];
  }

  /** Adds to the sums of the name {@code index}. */
  void add(int index, long moreTokens, long moreUnknown) {
    tokens[index] += moreTokens;
    unknown[index] =
        moreUnknown == TokenCounts.NOT_APPLICABLE ? moreUnknown : unknown[index] + moreUnknown;
  }

  Tally tally(int index) {
    return new Tally(tokens[index], unknown[index]);
  }

  /**
   * The sums under one name.
   *
   * @param tokens tokens
   * @param unknown unknown tokens among them, or {@link TokenCounts#NOT_APPLICABLE}
   */
  record Tally(long tokens, long unknown) {}
}
