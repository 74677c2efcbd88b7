// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.List;
import java.util.Map;

/**
 * All that the views have counted, up to some committed point of their input.
 *
 * @param totals the totals by what their texts share
 * @param deadLetters number of dead letters by the constant of their reason; reasons that never
 *     occurred are absent
 * @param foldedTexts number of texts folded, by the name of the label; labels without are absent
 * @param admitted number of named values that each label has
 * @param premiums sums over translation groups by pivot, language and script
 * @param coverage sums over texts that were analysed token by token
 * @param attributes sums over texts by their attributes
 * @param foldedRecords number of records whose language or script was folded, by their topic
 * @param vocabularies every vocabulary that was ever announced
 */
public record ViewSnapshot(
    Map<TotalsKey, LiveTotals> totals,
    Map<String, Long> deadLetters,
    Map<String, Long> foldedTexts,
    Map<Label, Integer> admitted,
    Map<PremiumKey, PremiumTotals> premiums,
    Map<CoverageKey, CoverageTotals> coverage,
    Map<AttributeKey, LiveTotals> attributes,
    Map<String, Long> foldedRecords,
    List<KnownVocabulary> vocabularies) {
  /** Copies the collections. */
  public ViewSnapshot {
    totals = Map.copyOf(totals);
    deadLetters = Map.copyOf(deadLetters);
    foldedTexts = Map.copyOf(foldedTexts);
    admitted = Map.copyOf(admitted);
    premiums = Map.copyOf(premiums);
    coverage = Map.copyOf(coverage);
    attributes = Map.copyOf(attributes);
    foldedRecords = Map.copyOf(foldedRecords);
    vocabularies = List.copyOf(vocabularies);
  }
}
