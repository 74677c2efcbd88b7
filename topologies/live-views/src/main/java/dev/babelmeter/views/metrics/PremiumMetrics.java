// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.metrics.Premium;
import dev.babelmeter.views.measures.Premiums;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/**
 * Translation groups, and the two premiums. A premium is a gauge over all that was counted; over a
 * window it is the quotient of the rates of its two counters.
 */
final class PremiumMetrics {
  private final Series<Long> groups =
      new Series<>(
          "babelmeter_translation_groups",
          "Translation groups with a text in the language and script and one in the pivot.");
  private final Series<Long> incomplete =
      new Series<>(
          "babelmeter_translation_groups_without_pivot",
          "Translation groups with a text in the language and script and none in the pivot.");
  private final Series<Long> leftOut =
      new Series<>(
          "babelmeter_translation_members_left_out",
          "Texts of translation groups that were not compared, by the reason.");
  private final Series<Long> tokens =
      new Series<>(
          "babelmeter_reference_tokens",
          "Tokens of the language's texts of translation groups under the vocabulary.");
  private final Series<Long> pivotTokens =
      new Series<>(
          "babelmeter_reference_pivot_tokens",
          "Tokens of the pivot's texts of the same translation groups under the vocabulary.");
  private final Series<Double> reference =
      new Series<>(
          "babelmeter_reference_premium_ratio",
          "Tokens over the pivot's on translation groups; absent below the floor.");
  private final Series<Double> live =
      new Series<>(
          "babelmeter_live_premium_ratio",
          "Tokens per byte over the pivot's in all traffic, corrected by the byte premium;"
              + " absent below the floor and without a byte coefficient.");

  private PremiumMetrics() {}

  static List<MetricSnapshot> of(ViewSnapshot snapshot, String pivot) {
    PremiumMetrics metrics = new PremiumMetrics();
    snapshot.premiums().forEach(metrics::add);
    // Baselines are no vocabularies, and have no counters to go with them.
    Premiums.reference(snapshot.premiums()).stream()
        .filter(premium -> !premium.fingerprint().isEmpty())
        .forEach(premium -> put(metrics.reference, premium));
    Premiums.live(snapshot.totals(), pivot).forEach(premium -> put(metrics.live, premium));
    return List.of(
        metrics.groups.counter(),
        metrics.incomplete.counter(),
        metrics.leftOut.counter(),
        metrics.tokens.counter(),
        metrics.pivotTokens.counter(),
        metrics.reference.gauge(),
        metrics.live.gauge());
  }

  private void add(PremiumKey key, PremiumTotals totals) {
    Labels labels =
        Labels.of(
            "pivot", key.getPivot(), "language", key.getLanguage(), "script", key.getScript());
    groups.values().put(labels, totals.getGroups());
    incomplete.values().put(labels, totals.getGroupsWithoutPivot());
    leftOut.values().put(labels.add("reason", "duplicate"), totals.getDuplicates());
    leftOut.values().put(labels.add("reason", "late"), totals.getLateMembers());
    leftOut.values().put(labels.add("reason", "refused"), totals.getRefusedMembers());
    for (PremiumCounts counts : totals.getCounts()) {
      Labels under =
          labels
              .add("vocabulary", counts.getVocabulary())
              .add("fingerprint", counts.getFingerprint());
      tokens.values().put(under, counts.getTokens());
      pivotTokens.values().put(under, counts.getPivotTokens());
    }
  }

  private static void put(Series<Double> series, Premium premium) {
    premium
        .value()
        .ifPresent(
            value ->
                series
                    .values()
                    .put(
                        Labels.of(
                            "pivot",
                            premium.pivot(),
                            "language",
                            premium.variety().language(),
                            "script",
                            premium.variety().script(),
                            "vocabulary",
                            premium.vocabulary(),
                            "fingerprint",
                            premium.fingerprint()),
                        value));
  }
}
