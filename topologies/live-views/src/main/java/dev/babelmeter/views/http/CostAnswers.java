// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.costs.WhatIfCost;
import dev.babelmeter.views.v1.CostSums;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code /api/cost} and {@code /api/cost/what-if} answer. Dollars are exact, as strings. */
final class CostAnswers {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private CostAnswers() {}

  /** Dollars as a decimal number without an exponent. */
  static String dollars(BigDecimal dollars) {
    return dollars.signum() == 0 ? "0" : dollars.stripTrailingZeros().toPlainString();
  }

  /** Dollars for a million characters; null over nothing. */
  static @Nullable Double perMillion(BigDecimal dollars, long characters) {
    return characters == 0
        ? null
        : dollars
            .multiply(MILLION)
            .divide(BigDecimal.valueOf(characters), MathContext.DECIMAL64)
            .doubleValue();
  }

  /** The ratio to what the pivot costs; null where one of them is not known. */
  static @Nullable Double relative(@Nullable Double own, @Nullable Double pivot) {
    return own == null || pivot == null || pivot == 0 ? null : own / pivot;
  }

  /**
   * The prices that costs are formed with.
   *
   * @param models number of models that have a price
   * @param newestListing when the newest was published; null without prices
   * @param unreadable records that are no price
   */
  record PricesAnswer(
      int models, @Nullable String newestListing, @Nullable Long ageSeconds, int unreadable) {}

  /**
   * What texts cost.
   *
   * @param pivot the language that {@code relativeToPivot} is over
   */
  record CostAnswer(
      List<String> by, String currency, String pivot, PricesAnswer prices, List<CostRow> costs) {}

  /**
   * What some texts cost. The sums and ratios are over the texts with an exact cost; what is
   * estimated is in its part alone.
   *
   * @param group what they share
   * @param unpriced number of texts without a cost by the reason
   * @param relativeToPivot ratio of the dollars for a million characters to those of the pivot
   *     language in the same group; null unless rows are told apart by language
   */
  record CostRow(
      Map<String, String> group,
      long texts,
      long characters,
      long pricedTexts,
      long pricedCharacters,
      String costUsd,
      @Nullable Double usdPerMillionCharacters,
      @Nullable Double relativeToPivot,
      long unpricedTexts,
      Map<String, Long> unpriced,
      List<CostPart> parts) {}

  /**
   * The priced texts whose tokens are known in one way.
   *
   * @param assumedBandTexts output of models whose price depends on the size of the request's
   *     input, which the event did not tell: priced as of a short request
   */
  record CostPart(
      String basis,
      long texts,
      long characters,
      long tokens,
      long assumedBandTexts,
      String costUsd,
      String costUsdLow,
      String costUsdHigh) {
    static CostPart of(CostSums sums) {
      return new CostPart(
          sums.getBasis().name().toLowerCase(Locale.ROOT),
          sums.getTexts(),
          sums.getCharacters(),
          sums.getTokens(),
          sums.getAssumedBandTexts(),
          dollars(sums.getDollars()),
          dollars(sums.getDollarsLow()),
          dollars(sums.getDollarsHigh()));
    }
  }

  /**
   * What the same texts would have cost on other models.
   *
   * @param assumptions what holds for every figure
   * @param withoutVocabulary priced models whose vocabulary is unknown
   * @param notCounted priced models under whose vocabulary no text was counted
   */
  record WhatIfAnswer(
      List<String> by,
      String currency,
      String pivot,
      List<String> assumptions,
      PricesAnswer prices,
      List<String> withoutVocabulary,
      List<String> notCounted,
      List<WhatIfRow> costs) {}

  /**
   * What some texts would have cost on one model.
   *
   * @param method exact or estimated
   * @param estimateLow for an estimate, the smallest factor that the costs are to be multiplied
   *     with
   * @param estimateHigh the largest
   */
  record WhatIfRow(
      Map<String, String> group,
      String model,
      String vocabulary,
      String method,
      @Nullable String estimateLow,
      @Nullable String estimateHigh,
      WhatIfSide input,
      WhatIfSide output) {}

  /** The sent texts, or the returned ones. */
  record WhatIfSide(
      long texts,
      long characters,
      long tokens,
      String costUsd,
      long unpricedTexts,
      @Nullable Double usdPerMillionCharacters,
      @Nullable Double relativeToPivot) {
    static WhatIfSide of(WhatIfCost cost, @Nullable WhatIfCost pivot) {
      Double perMillion = perMillion(cost.dollars(), cost.characters());
      return new WhatIfSide(
          cost.texts(),
          cost.characters(),
          cost.tokens(),
          dollars(cost.dollars()),
          cost.unpricedTexts(),
          perMillion,
          pivot == null
              ? null
              : relative(perMillion, perMillion(pivot.dollars(), pivot.characters())));
    }
  }
}
