// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static dev.babelmeter.views.http.Numbers.orNull;

import dev.babelmeter.metrics.BytePremiums;
import dev.babelmeter.metrics.Parity;
import dev.babelmeter.metrics.Parity.Spread;
import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.PremiumFairness;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code /api/premiums} answers. */
final class PremiumAnswers {
  private PremiumAnswers() {}

  /**
   * Premiums.
   *
   * @param fairness for each kind and vocabulary how unequal its premiums are
   * @param groups what became of the translation groups
   */
  record PremiumsAnswer(
      String pivot,
      List<PremiumRow> premiums,
      List<FairnessRow> fairness,
      List<GroupsRow> groups) {}

  /** A premium, with its sample and the terms that it holds under. */
  record PremiumRow(
      String kind,
      String vocabulary,
      String fingerprint,
      String pivot,
      @Nullable String pivotScript,
      String language,
      String script,
      String status,
      @Nullable Double premium,
      @Nullable Double low,
      @Nullable Double high,
      String sampleUnit,
      long sample,
      long floor,
      long tokens,
      long pivotTokens,
      @Nullable Long utf8Bytes,
      @Nullable Long pivotUtf8Bytes,
      @Nullable Double bytePremium,
      @Nullable Double byteCoefficient,
      @Nullable String byteCoefficientSource,
      @Nullable Double unknownTokenShare,
      @Nullable String windowStart,
      @Nullable String windowEnd,
      String specialTokens,
      String granularity,
      String average) {
    static PremiumRow of(Premium premium) {
      return new PremiumRow(
          premium.kind().kindName(),
          premium.vocabulary(),
          premium.fingerprint(),
          premium.pivot(),
          premium.pivotScript(),
          premium.variety().language(),
          premium.variety().script(),
          premium.status().label(),
          orNull(premium.value()),
          orNull(premium.low()),
          orNull(premium.high()),
          premium.kind().sampleUnit(),
          premium.sample(),
          premium.floor(),
          premium.tokens(),
          premium.pivotTokens(),
          premium.bytes(),
          premium.pivotBytes(),
          orNull(premium.bytePremium()),
          premium.coefficient().map(BytePremiums.Coefficient::bytes).orElse(null),
          premium.coefficient().map(BytePremiums.Coefficient::source).orElse(null),
          orNull(premium.unknownTokenShare()),
          text(premium.windowStart()),
          text(premium.windowEnd()),
          Terms.SPECIAL_TOKENS,
          Terms.GRANULARITY,
          Terms.AVERAGE);
    }
  }

  /**
   * How unequal the premiums of one kind under one vocabulary are.
   *
   * @param languages how many languages and scripts have a premium that means something
   */
  record FairnessRow(
      String kind,
      String vocabulary,
      String fingerprint,
      int languages,
      @Nullable String mostFavoured,
      @Nullable Double lowestPremium,
      @Nullable String leastFavoured,
      @Nullable Double highestPremium,
      @Nullable Double maxOverMin,
      @Nullable Double gini,
      String specialTokens,
      String granularity,
      String average) {
    static FairnessRow of(PremiumFairness fairness) {
      Parity parity = fairness.parity();
      Spread spread = parity.spread().orElse(null);
      return new FairnessRow(
          fairness.kind().kindName(),
          fairness.vocabulary(),
          fairness.fingerprint(),
          parity.costs().size(),
          spread == null ? null : spread.mostFavoured().language(),
          spread == null ? null : spread.mostFavoured().cost(),
          spread == null ? null : spread.leastFavoured().language(),
          spread == null ? null : spread.leastFavoured().cost(),
          spread == null ? null : orNull(spread.maxOverMin()),
          spread == null ? null : orNull(spread.gini()),
          Terms.SPECIAL_TOKENS,
          Terms.GRANULARITY,
          Terms.AVERAGE);
    }
  }

  /**
   * What became of translation groups and their texts in one language and script.
   *
   * @param missing groups that have the pivot and no text in this language and script; null where
   *     that is not known because the pivot has several scripts
   */
  record GroupsRow(
      String pivot,
      String language,
      String script,
      long groups,
      @Nullable Long missing,
      long groupsWithoutPivot,
      long groupsAlone,
      long duplicates,
      long lateMembers,
      long refusedMembers) {
    static GroupsRow of(PremiumKey key, PremiumTotals totals, @Nullable Long groupsOfPivot) {
      return new GroupsRow(
          key.getPivot(),
          key.getLanguage(),
          key.getScript(),
          totals.getGroups(),
          groupsOfPivot == null ? null : groupsOfPivot - totals.getGroups(),
          totals.getGroupsWithoutPivot(),
          totals.getGroupsAlone(),
          totals.getDuplicates(),
          totals.getLateMembers(),
          totals.getRefusedMembers());
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
