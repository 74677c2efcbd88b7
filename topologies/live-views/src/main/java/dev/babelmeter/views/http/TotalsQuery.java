// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.http.Answers.TotalsAnswer;
import dev.babelmeter.views.http.Answers.TotalsRow;
import dev.babelmeter.views.http.Answers.VocabularyRow;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question about the totals: which texts, told apart by what, under which vocabularies.
 *
 * @param by what the rows of the answer are told apart by
 * @param filters which texts are wanted
 * @param vocabularies names of the vocabularies that are wanted; empty for all
 */
record TotalsQuery(Grouping by, DimensionFilters filters, Set<String> vocabularies) {
  private static final String VOCABULARY = "vocabulary";

  private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());

  /** The names of the parameters that make a question. */
  static List<String> parameterNames() {
    List<String> names = new ArrayList<>(Grouping.namesOf(DIMENSIONS));
    names.add(VOCABULARY);
    names.add(Grouping.BY);
    return names;
  }

  /**
   * Returns the question that {@code parameters} ask.
   *
   * @throws BadQueryException when a value can never be
   */
  static TotalsQuery of(Map<String, List<String>> parameters) {
    return new TotalsQuery(
        Grouping.of(parameters, DIMENSIONS, "totals"),
        DimensionFilters.of(parameters, DIMENSIONS),
        new TreeSet<>(parameters.getOrDefault(VOCABULARY, List.of())));
  }

  /**
   * Returns the answer, its rows by falling number of texts. Without {@code by} it has exactly one
   * row, also when there is no such text.
   *
   * @throws KnownNames.UnknownVocabularyException when one of the wanted vocabularies was never
   *     seen
   */
  TotalsAnswer answer(ViewSnapshot snapshot) {
    KnownNames.require(vocabularies, snapshot);
    Map<List<String>, LiveTotals> groups = new LinkedHashMap<>();
    if (by.dimensions().isEmpty()) {
      groups.put(List.of(), Totals.none());
    }
    snapshot
        .totals()
        .forEach(
            (key, totals) -> {
              if (filters.match(dimension -> dimension.of(key))) {
                groups.merge(by.of(dimension -> dimension.of(key)), totals, Totals::add);
              }
            });
    List<TotalsRow> rows =
        groups.entrySet().stream()
            .map(group -> row(group.getKey(), group.getValue()))
            .sorted(
                Comparator.comparingLong(TotalsRow::texts)
                    .reversed()
                    .thenComparing(row -> String.join("\n", row.group().values())))
            .toList();
    return new TotalsAnswer(by.names(), rows);
  }

  private TotalsRow row(List<String> values, LiveTotals totals) {
    List<VocabularyRow> rows =
        totals.getCounts().stream()
            .filter(
                counts -> vocabularies.isEmpty() || vocabularies.contains(counts.getVocabulary()))
            .sorted(
                Comparator.comparing(VocabularyTotals::getVocabulary)
                    .thenComparing(VocabularyTotals::getFingerprint))
            .map(VocabularyRow::of)
            .toList();
    return TotalsRow.of(by.named(values), totals, rows);
  }
}
