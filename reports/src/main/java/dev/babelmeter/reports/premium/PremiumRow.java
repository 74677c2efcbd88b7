// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.metrics.Ratios;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a language pays under a vocabulary.
 *
 * @param language its code
 * @param vocabulary the vocabulary's name, or a baseline's
 * @param lines lines that were compared; of a file that could not be compared, its lines; null when
 *     it could not be read
 * @param tokens the language's tokens; null when they could not be counted
 * @param unknownTokens those of the language's tokens that stand for text the vocabulary cannot
 *     express; null where it has none or they were not counted
 * @param pivotTokens the pivot's tokens on the same lines; null when there is no pivot to compare
 *     with
 * @param premium empty when it is insufficient
 */
public record PremiumRow(
    String language,
    String vocabulary,
    @Nullable Long lines,
    @Nullable Long tokens,
    @Nullable Long unknownTokens,
    @Nullable Long pivotTokens,
    OptionalDouble premium) {
  /** What stands in place of a premium that the sample does not carry. */
  public static final String INSUFFICIENT = "insufficient";

  /**
   * More of them unknown, and tokens say nothing of what the text costs: it was lost, not written.
   * Petrov et al. 2023 blank such pairs too, from a tenth of the characters lost.
   */
  private static final double MOST_UNKNOWN = 0.1;

  /** Whether so much of the text is unknown to the vocabulary that its premium means nothing. */
  public boolean isMostlyLost() {
    return tokens != null
        && unknownTokens != null
        && Ratios.share(unknownTokens, tokens).orElse(0) > MOST_UNKNOWN;
  }

  /** The share of unknown tokens as a cell of a table. */
  @Nullable Object unknownShareCell() {
    OptionalDouble share =
        tokens == null || unknownTokens == null
            ? OptionalDouble.empty()
            : Ratios.share(unknownTokens, tokens);
    return share.isPresent() ? share.getAsDouble() : null;
  }

  /** The premium as a cell of a table. */
  public Object premiumCell() {
    return premium.isPresent() ? (Object) premium.getAsDouble() : INSUFFICIENT;
  }
}
