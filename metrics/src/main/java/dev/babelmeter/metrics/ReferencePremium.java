// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.OptionalDouble;

/**
 * The reference premium: what a language pays on parallel text, its tokens over the pivot
 * language's tokens for the same content (Petrov et al. 2023; the token premium of Arnett et al.
 * 2025, arXiv 2510.21909, when lines are encoded one by one). A ratio of sums.
 *
 * <p>It is not the {@link LivePremium}, which needs no parallel text.
 */
public final class ReferencePremium {
  /** Lines that a sample needs. */
  public static final long MIN_LINES = 30;

  /** Characters of the pivot that do instead of lines where a line holds many sentences. */
  public static final long MIN_CHARACTERS = 5000;

  private ReferencePremium() {}

  /** The premium; empty where either side has no tokens. */
  public static OptionalDouble of(long tokens, long pivotTokens) {
    return tokens == 0 ? OptionalDouble.empty() : Ratios.ratio(tokens, pivotTokens);
  }

  /**
   * Whether a premium over so much text is worth telling: below the floor one unlucky sentence
   * decides it. byte-premium-tool, which measures the like for bytes, warns below 100 lines.
   */
  public static boolean isSufficient(long lines, long pivotCharacters) {
    return lines >= MIN_LINES || pivotCharacters >= MIN_CHARACTERS;
  }
}
