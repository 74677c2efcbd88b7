// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How a sample uses a vocabulary. */
public final class TokenUse {
  /** Where the published percentile begins. */
  public static final double PERCENTILE_START = 0.03;

  /** Where the published percentile ends. */
  public static final double PERCENTILE_END = 0.83;

  private TokenUse() {}

  /**
   * The share of emitted tokens whose rank by frequency lies in [{@code start}, {@code end}) of all
   * ranks, after Gowda and May 2020 ("Finding the Optimal Vocabulary Size for Neural Machine
   * Translation") as Zouhar et al. 2023 compute it: ranks are cut to whole numbers, and a range
   * that would be empty is widened by one rank, downwards if it can.
   *
   * @return empty over no token
   */
  public static OptionalDouble percentileFrequency(
      TokenFrequencies frequencies, double start, double end) {
    return percentileFrequency(frequencies.descending(), start, end);
  }

  static OptionalDouble percentileFrequency(long[] descending, double start, double end) {
    if (descending.length == 0) {
      return OptionalDouble.empty();
    }
    int last = descending.length - 1;
    int from = Math.min((int) (descending.length * start), last);
    int to = Math.min((int) (descending.length * end), last);
    if (from == to) {
      from = Math.max(0, from - 1);
    }
    if (from == to) {
      to = Math.min(last, to + 1);
    }
    long mass = 0;
    for (int rank = from; rank < to; rank++) {
      mass += descending[rank];
    }
    return Ratios.ratio(mass, Arrays.stream(descending).sum());
  }

  /**
   * Bits to write the sample in with codes of one length, T·log2 V with V distinct tokens emitted
   * (Zouhar et al. 2023, whose code negates it).
   */
  public static double bits(TokenFrequencies frequencies) {
    return frequencies.types() == 0
        ? 0
        : frequencies.tokens() * Entropies.log2(frequencies.types());
  }

  /** Distinct tokens per token. It falls as the sample grows: compare equal samples only. */
  public static OptionalDouble typeTokenRatio(TokenFrequencies frequencies) {
    return Ratios.ratio(frequencies.types(), frequencies.tokens());
  }

  /**
   * Mean over emitted tokens of their rank by frequency in the sample, the most frequent being 1
   * (TokEval). Tokens of one frequency share their ranks, so the order among them does not matter.
   */
  public static OptionalDouble averageRank(TokenFrequencies frequencies) {
    return averageRank(frequencies.descending());
  }

  /** Ranks times frequencies are added up in 128 bits: 64 may be too few for 1e14 tokens. */
  static OptionalDouble averageRank(long[] descending) {
    if (descending.length == 0) {
      return OptionalDouble.empty();
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < descending.length; i++) {
      long rank = i + 1L;
      long product = rank * descending[i];
      low += product;
      high += Math.multiplyHigh(rank, descending[i]);
      // The lower half of a product is without a sign; a sum below what was added has wrapped.
      high += Long.compareUnsigned(low, product) < 0 ? 1 : 0;
    }
    BigInteger sum =
        BigInteger.valueOf(high)
            .shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(low)));
    return OptionalDouble.of(sum.doubleValue() / Arrays.stream(descending).sum());
  }

  /**
   * The share of the vocabulary that was emitted at all.
   *
   * @param vocabularySize its tokens, added tokens included
   */
  public static OptionalDouble vocabularyUse(TokenFrequencies frequencies, long vocabularySize) {
    return Ratios.ratio(frequencies.types(), vocabularySize);
  }
}
