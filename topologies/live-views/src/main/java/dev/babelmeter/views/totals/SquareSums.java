// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TokenMoments;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.metrics.LivePremium;
import dev.babelmeter.views.v1.LivePremiumSums;
import org.jspecify.annotations.Nullable;

/** The sums, with those of squares, that live premiums are formed from. */
public final class SquareSums {
  /**
   * 2^53. A window whose squares exceed it, nine thousand texts of a megabyte, gives none, so that
   * a total stays within a long as long as fewer than 1024 windows come near it.
   */
  private static final long MAX_SQUARES = 1L << 53;

  private SquareSums() {}

  /** The sums of {@code window} under its vocabulary at {@code index}; null when it has none. */
  static @Nullable LivePremiumSums of(CountWindow window, int index) {
    Long bytesSquared = window.getUtf8BytesSquared();
    if (bytesSquared == null || bytesSquared > MAX_SQUARES) {
      return null;
    }
    TokenMoments moments = window.getMoments().get(index);
    return moments.getTokensSquared() > MAX_SQUARES || moments.getTokensTimesBytes() > MAX_SQUARES
        ? null
        : new LivePremiumSums(
            window.getTexts(),
            window.getCounts().get(index).getTokens(),
            window.getUtf8Bytes(),
            moments.getTokensSquared(),
            moments.getTokensTimesBytes(),
            bytesSquared);
  }

  /** The sums of one text. */
  static @Nullable LivePremiumSums of(TextCounts text, VocabularyCounts count) {
    long largest = (long) Math.sqrt(MAX_SQUARES);
    return count.getTokens() > largest || text.getUtf8Bytes() > largest
        ? null
        : of(LivePremium.Sums.of(count.getTokens(), text.getUtf8Bytes()));
  }

  /** The sums over both. */
  static @Nullable LivePremiumSums add(@Nullable LivePremiumSums a, @Nullable LivePremiumSums b) {
    return a == null ? b : b == null ? a : of(sums(a).plus(sums(b)));
  }

  /** The sums as what premiums are estimated from; those over no text for null. */
  public static LivePremium.Sums sums(@Nullable LivePremiumSums sums) {
    return sums == null
        ? LivePremium.Sums.NONE
        : new LivePremium.Sums(
            sums.getTexts(),
            sums.getTokens(),
            sums.getUtf8Bytes(),
            sums.getTokensSquared(),
            sums.getTokensTimesBytes(),
            sums.getUtf8BytesSquared());
  }

  private static LivePremiumSums of(LivePremium.Sums sums) {
    return new LivePremiumSums(
        sums.texts(),
        sums.tokens(),
        sums.bytes(),
        sums.tokensSquared(),
        sums.tokensTimesBytes(),
        sums.bytesSquared());
  }
}
