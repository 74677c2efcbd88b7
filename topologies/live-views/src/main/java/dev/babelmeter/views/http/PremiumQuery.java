// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.PremiumFairness;
import dev.babelmeter.metrics.PremiumKind;
import dev.babelmeter.views.http.PremiumAnswers.FairnessRow;
import dev.babelmeter.views.http.PremiumAnswers.GroupsRow;
import dev.babelmeter.views.http.PremiumAnswers.PremiumRow;
import dev.babelmeter.views.http.PremiumAnswers.PremiumsAnswer;
import dev.babelmeter.views.measures.Premiums;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A question about premiums.
 *
 * @param kinds which premiums are wanted
 * @param pivot the language that they are over
 * @param traffic the traffic that is wanted, for live premiums
 * @param languages the languages that are wanted; empty for all
 * @param vocabularies names of the vocabularies that are wanted; empty for all
 */
record PremiumQuery(
    Set<PremiumKind> kinds,
    String pivot,
    DimensionFilters traffic,
    Set<String> languages,
    Set<String> vocabularies) {
  private static final List<Dimension> OF_TRAFFIC =
      List.of(Dimension.TENANT, Dimension.DIRECTION, Dimension.MODEL);

  private static final Comparator<Premium> ORDER =
      Comparator.comparing(Premium::kind)
          .thenComparing(Premium::vocabulary)
          .thenComparing(Premium::fingerprint)
          .thenComparing(premium -> premium.variety().tag());

  /** The names of the parameters that make a question. */
  static List<String> parameterNames() {
    return List.of("kind", "pivot", "vocabulary", "language", "tenant", "direction", "model");
  }

  /**
   * Returns the question that {@code parameters} ask.
   *
   * @param pivot the language that premiums are over when they do not say
   * @throws BadQueryException when a value can never be, or they do not go together
   */
  static PremiumQuery of(Map<String, List<String>> parameters, String pivot) {
    DimensionFilters traffic = DimensionFilters.of(parameters, OF_TRAFFIC);
    Set<PremiumKind> kinds = new TreeSet<>();
    for (String name : parameters.getOrDefault("kind", List.of())) {
      kinds.add(kind(name));
    }
    if (kinds.isEmpty()) {
      kinds.addAll(List.of(PremiumKind.values()));
    }
    if (!traffic.isEmpty() && kinds.contains(PremiumKind.REFERENCE)) {
      throw new BadQueryException(
          "tenant, direction and model restrict live premiums only: add kind=live");
    }
    List<String> pivots = parameters.getOrDefault("pivot", List.of(pivot));
    if (pivots.size() != 1) {
      throw new BadQueryException("premiums are over one pivot: give pivot once");
    }
    return new PremiumQuery(
        kinds,
        pivots.get(0),
        traffic,
        new TreeSet<>(parameters.getOrDefault("language", List.of())),
        new TreeSet<>(parameters.getOrDefault("vocabulary", List.of())));
  }

  private static PremiumKind kind(String name) {
    return Arrays.stream(PremiumKind.values())
        .filter(kind -> kind.kindName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadQueryException(
                    "there is no premium of the kind '" + name + "': use reference or live"));
  }

  /** Returns the answer. */
  PremiumsAnswer answer(ViewSnapshot snapshot) {
    KnownNames.require(vocabularies, snapshot);
    List<Premium> premiums = new ArrayList<>();
    if (kinds.contains(PremiumKind.REFERENCE)) {
      Premiums.reference(snapshot.premiums()).stream()
          .filter(premium -> premium.pivot().equals(pivot))
          .forEach(premiums::add);
    }
    if (kinds.contains(PremiumKind.LIVE)) {
      premiums.addAll(Premiums.live(traffic(snapshot.totals()), pivot));
    }
    premiums.removeIf(
        premium -> !vocabularies.isEmpty() && !vocabularies.contains(premium.vocabulary()));
    premiums.sort(ORDER);
    // Fairness is over all languages, whichever of them are asked for.
    List<FairnessRow> fairness =
        PremiumFairness.of(premiums).stream().map(FairnessRow::of).toList();
    List<PremiumRow> rows =
        premiums.stream()
            .filter(
                premium -> languages.isEmpty() || languages.contains(premium.variety().language()))
            .map(PremiumRow::of)
            .toList();
    return new PremiumsAnswer(
        pivot,
        rows,
        fairness,
        kinds.contains(PremiumKind.REFERENCE) ? groups(snapshot) : List.of());
  }

  private Map<TotalsKey, LiveTotals> traffic(Map<TotalsKey, LiveTotals> totals) {
    Map<TotalsKey, LiveTotals> wanted = new HashMap<>(totals);
    wanted.keySet().removeIf(key -> !traffic.match(dimension -> dimension.of(key)));
    return wanted;
  }

  private List<GroupsRow> groups(ViewSnapshot snapshot) {
    List<PremiumTotals> ofPivot =
        snapshot.premiums().entrySet().stream()
            .filter(
                entry ->
                    entry.getKey().getPivot().equals(pivot)
                        && entry.getKey().getLanguage().equals(pivot))
            .map(Map.Entry::getValue)
            .toList();
    @Nullable Long groups = ofPivot.size() == 1 ? (Long) ofPivot.get(0).getGroups() : null;
    return snapshot.premiums().entrySet().stream()
        .filter(entry -> entry.getKey().getPivot().equals(pivot))
        .filter(entry -> languages.isEmpty() || languages.contains(entry.getKey().getLanguage()))
        .map(entry -> GroupsRow.of(entry.getKey(), entry.getValue(), groups))
        .sorted(
            Comparator.comparingLong(GroupsRow::groups)
                .reversed()
                .thenComparing(GroupsRow::language)
                .thenComparing(GroupsRow::script))
        .toList();
  }
}
