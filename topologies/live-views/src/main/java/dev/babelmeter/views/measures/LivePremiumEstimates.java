// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.measures;

import dev.babelmeter.metrics.BytePremiums;
import dev.babelmeter.metrics.LivePremium;
import dev.babelmeter.views.measures.Premium.Interval;
import dev.babelmeter.views.measures.Premium.Status;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.LivePremiums;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.totals.VarietyFolding.Variety;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Live premiums of all languages over the pivot, from the traffic that both have. */
public final class LivePremiumEstimates {
  private static final String UNDETERMINED = "und";

  private LivePremiumEstimates() {}

  /**
   * Returns the premiums over {@code pivot}, in no particular order. Of the pivot's scripts the one
   * with the most texts is taken.
   *
   * @param totals those of the texts that are compared
   */
  public static List<Premium> of(Map<TotalsKey, LiveTotals> totals, String pivot) {
    Map<Variety, LiveTotals> varieties = new HashMap<>();
    totals.forEach(
        (key, sums) -> {
          Variety variety = new Variety(Dimension.LANGUAGE.of(key), Dimension.SCRIPT.of(key));
          if (!variety.language().equals(Label.OTHER)
              && !variety.language().equals(Label.NONE)
              && !variety.language().equals(UNDETERMINED)) {
            varieties.merge(variety, sums, Totals::add);
          }
        });
    @Nullable Variety base =
        varieties.keySet().stream()
            .filter(variety -> variety.language().equals(pivot))
            .max(
                Comparator.comparingLong((Variety v) -> varieties.get(v).getTexts())
                    .thenComparing(Variety::script))
            .orElse(null);
    List<Premium> premiums = new ArrayList<>();
    varieties.forEach(
        (variety, sums) -> {
          for (VocabularyTotals own : sums.getCounts()) {
            premiums.add(
                estimate(
                    variety,
                    own,
                    pivot,
                    base,
                    base == null ? null : find(varieties.get(base), own)));
          }
        });
    return premiums;
  }

  private static Premium estimate(
      Variety variety,
      VocabularyTotals own,
      String pivot,
      @Nullable Variety base,
      @Nullable VocabularyTotals other) {
    LivePremium.Sums sums = LivePremiums.sums(own.getLivePremium());
    LivePremium.Sums baseSums = LivePremiums.sums(other == null ? null : other.getLivePremium());
    OptionalDouble bytePremium =
        base == null
            ? OptionalDouble.empty()
            : variety.equals(base)
                ? OptionalDouble.of(1)
                : BytePremiums.premium(
                    variety.language(), variety.script(), base.language(), base.script());
    // Which sample there is does not depend on the byte premium.
    LivePremium.Result result =
        LivePremium.estimate(sums, baseSums, bytePremium.orElse(1), LivePremium.MIN_TEXTS);
    Status status =
        result instanceof LivePremium.Insufficient
            ? Status.INSUFFICIENT
            : bytePremium.isEmpty() ? Status.NO_BYTE_COEFFICIENT : Status.OK;
    Optional<Interval> interval =
        status == Status.OK && result instanceof LivePremium.Estimate found
            ? Optional.of(
                new Interval(
                    found.premium(),
                    OptionalDouble.of(found.low()),
                    OptionalDouble.of(found.high())))
            : Optional.empty();
    return new Premium(
        PremiumKind.LIVE,
        own.getVocabulary(),
        own.getFingerprint(),
        pivot,
        base == null ? null : base.script(),
        variety.language(),
        variety.script(),
        status,
        interval,
        result.texts(),
        LivePremium.MIN_TEXTS,
        sums.tokens(),
        unknownTokens(own),
        baseSums.tokens(),
        sums.bytes(),
        baseSums.bytes(),
        BytePremiums.find(variety.language(), variety.script()),
        bytePremium,
        null,
        null);
  }

  /** They are of all texts, and so tell the share only when the sums are of all texts too. */
  private static @Nullable Long unknownTokens(VocabularyTotals own) {
    LivePremium.Sums sums = LivePremiums.sums(own.getLivePremium());
    return sums.tokens() == own.getTokens() ? own.getUnknownTokens() : null;
  }

  private static @Nullable VocabularyTotals find(
      @Nullable LiveTotals totals, VocabularyTotals wanted) {
    return Objects.requireNonNull(totals).getCounts().stream()
        .filter(
            part ->
                part.getVocabulary().equals(wanted.getVocabulary())
                    && part.getFingerprint().equals(wanted.getFingerprint()))
        .findFirst()
        .orElse(null);
  }
}
