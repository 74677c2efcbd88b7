// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.measures;

import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.metrics.LivePremium;
import dev.babelmeter.metrics.LivePremiums;
import dev.babelmeter.metrics.LivePremiums.Traffic;
import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.PremiumBaselines;
import dev.babelmeter.metrics.PremiumBaselines.Sizes;
import dev.babelmeter.metrics.Variety;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.SquareSums;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The premiums that totals hold. */
public final class Premiums {
  /** What is counted as a language and is none: what cannot be told apart has no premium. */
  private static final Set<String> NO_LANGUAGES = Set.of("und", Label.OTHER, Label.NONE);

  private Premiums() {}

  /** Returns the reference premiums over every pivot, baselines among them, in no order. */
  public static List<Premium> reference(Map<PremiumKey, PremiumTotals> totals) {
    List<Premium> premiums = new ArrayList<>();
    totals.forEach(
        (key, sums) -> {
          Variety variety = new Variety(key.getLanguage(), key.getScript());
          premiums.addAll(
              baselines(sums)
                  .premiums(key.getPivot(), variety, sums.getFirstWindow(), sums.getWindowEnd()));
          for (PremiumCounts counts : sums.getCounts()) {
            premiums.add(
                Premium.reference(
                    counts.getVocabulary(),
                    counts.getFingerprint(),
                    key.getPivot(),
                    variety,
                    counts.getGroups(),
                    counts.getPivotCharacters(),
                    counts.getTokens(),
                    counts.getUnknownTokens(),
                    counts.getPivotTokens(),
                    sums.getFirstWindow(),
                    sums.getWindowEnd()));
          }
        });
    return premiums;
  }

  private static PremiumBaselines baselines(PremiumTotals sums) {
    return new PremiumBaselines(
        sums.getGroups(),
        new Sizes(
            sums.getUtf8Bytes(), sums.getCharacters(), sums.getGraphemeClusters(), sums.getWords()),
        new Sizes(
            sums.getPivotUtf8Bytes(),
            sums.getPivotCharacters(),
            sums.getPivotGraphemeClusters(),
            sums.getPivotWords()));
  }

  /**
   * Returns the live premiums over {@code pivot}, in no particular order.
   *
   * @param totals those of the texts that are compared
   */
  public static List<Premium> live(Map<TotalsKey, LiveTotals> totals, String pivot) {
    Map<Variety, LiveTotals> varieties = new HashMap<>();
    totals.forEach(
        (key, sums) -> {
          String language = Dimension.LANGUAGE.of(key);
          if (!NO_LANGUAGES.contains(language)) {
            varieties.merge(new Variety(language, Dimension.SCRIPT.of(key)), sums, Totals::add);
          }
        });
    Map<Variety, List<Traffic>> traffic = new HashMap<>();
    varieties.forEach(
        (variety, sums) ->
            traffic.put(variety, sums.getCounts().stream().map(Premiums::traffic).toList()));
    return LivePremiums.of(traffic, pivot);
  }

  private static Traffic traffic(VocabularyTotals totals) {
    LivePremium.Sums sums = SquareSums.sums(totals.getLivePremium());
    return new Traffic(
        totals.getVocabulary(),
        totals.getFingerprint(),
        sums,
        // They are of all texts, so they tell the share only when the sums are too.
        sums.texts() == totals.getTexts() ? totals.getUnknownTokens() : null);
  }
}
