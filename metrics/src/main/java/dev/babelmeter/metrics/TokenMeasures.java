// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.OptionalDouble;

/**
 * The measures that need to know how often each token was emitted.
 *
 * @param tokens tokens emitted
 * @param usedTokens distinct tokens emitted
 * @param shannonEntropy in bits a token
 * @param shannonEfficiency over that of as many equally frequent tokens
 * @param renyiEntropy of the order {@link Entropies#PAPER_ORDER}, in bits a token
 * @param renyiEfficiency over that of as many equally frequent tokens
 * @param percentileFrequency share of the tokens in the ranks of {@link TokenUse}'s percentiles
 * @param typeTokenRatio distinct tokens a token
 * @param averageTokenRank mean rank by frequency, the most frequent being 1
 * @param fixedLengthBits bits to write the tokens in with codes of one length
 */
public record TokenMeasures(
    long tokens,
    long usedTokens,
    OptionalDouble shannonEntropy,
    OptionalDouble shannonEfficiency,
    OptionalDouble renyiEntropy,
    OptionalDouble renyiEfficiency,
    OptionalDouble percentileFrequency,
    OptionalDouble typeTokenRatio,
    OptionalDouble averageTokenRank,
    double fixedLengthBits) {
  /** Measures {@code frequencies}. */
  public static TokenMeasures of(TokenFrequencies frequencies) {
    long[] descending = frequencies.descending();
    OptionalDouble shannon = Entropies.shannon(descending);
    OptionalDouble renyi = Entropies.renyi(Entropies.PAPER_ORDER, descending);
    return new TokenMeasures(
        frequencies.tokens(),
        frequencies.types(),
        shannon,
        Entropies.efficiency(shannon, frequencies.types()),
        renyi,
        Entropies.efficiency(renyi, frequencies.types()),
        TokenUse.percentileFrequency(
            descending, TokenUse.PERCENTILE_START, TokenUse.PERCENTILE_END),
        TokenUse.typeTokenRatio(frequencies),
        TokenUse.averageRank(descending),
        TokenUse.bits(frequencies));
  }
}
