// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.measures;

import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.metrics.ReferencePremium;
import dev.babelmeter.views.measures.Premium.Interval;
import dev.babelmeter.views.measures.Premium.Status;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reference premiums of all languages that share translation groups with a pivot. */
public final class ReferencePremiums {
  private ReferencePremiums() {}

  /** Returns the premiums over every pivot, in no particular order. */
  public static List<Premium> of(Map<PremiumKey, PremiumTotals> totals) {
    List<Premium> premiums = new ArrayList<>();
    totals.forEach(
        (key, sums) -> sums.getCounts().forEach(counts -> premiums.add(of(key, sums, counts))));
    return premiums;
  }

  private static Premium of(PremiumKey key, PremiumTotals sums, PremiumCounts counts) {
    OptionalDouble premium =
        ReferencePremium.isSufficient(counts.getGroups(), counts.getPivotCharacters())
            ? ReferencePremium.of(counts.getTokens(), counts.getPivotTokens())
            : OptionalDouble.empty();
    return new Premium(
        PremiumKind.REFERENCE,
        counts.getVocabulary(),
        counts.getFingerprint(),
        key.getPivot(),
        null,
        key.getLanguage(),
        key.getScript(),
        premium.isPresent() ? Status.OK : Status.INSUFFICIENT,
        premium.isPresent()
            ? Optional.of(
                new Interval(premium.getAsDouble(), OptionalDouble.empty(), OptionalDouble.empty()))
            : Optional.empty(),
        counts.getGroups(),
        ReferencePremium.MIN_LINES,
        counts.getTokens(),
        counts.getUnknownTokens(),
        counts.getPivotTokens(),
        null,
        null,
        Optional.empty(),
        OptionalDouble.empty(),
        sums.getFirstWindow(),
        sums.getWindowEnd());
  }
}
