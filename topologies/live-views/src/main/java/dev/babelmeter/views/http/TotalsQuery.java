// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.views.http.Answers.TotalsAnswer;
import dev.babelmeter.views.http.Answers.TotalsRow;
import dev.babelmeter.views.http.Answers.VocabularyRow;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A question about the totals: which texts, told apart by what, under which vocabularies.
 *
 * @param by what the rows of the answer are told apart by; empty for one row over all texts
 * @param filters the values that are wanted of a dimension; a dimension that is absent is not
 *     restricted
 * @param vocabularies names of the vocabularies that are wanted; empty for all
 */
record TotalsQuery(
    List<Dimension> by, Map<Dimension, Set<String>> filters, Set<String> vocabularies) {
  private static final String BY = "by";
  private static final String VOCABULARY = "vocabulary";

  private static final List<String> DIRECTIONS =
      Arrays.stream(Direction.values())
          .map(value -> value.name().toLowerCase(Locale.ROOT))
          .toList();

  /** The names of the parameters that make a question. */
  static List<String> parameterNames() {
    List<String> names = new ArrayList<>(dimensionNames());
    names.add(VOCABULARY);
    names.add(BY);
    return names;
  }

  /**
   * Returns the question that {@code parameters} ask. A dimension may be given several times: any
   * of its values is wanted then.
   *
   * @throws BadQueryException when a value can never be
   */
  static TotalsQuery of(Map<String, List<String>> parameters) {
    Map<Dimension, Set<String>> filters = new TreeMap<>();
    for (Dimension dimension : Dimension.values()) {
      List<String> values = parameters.getOrDefault(dimension.dimensionName(), List.of());
      if (!values.isEmpty()) {
        filters.put(dimension, new TreeSet<>(values));
      }
    }
    for (String direction : filters.getOrDefault(Dimension.DIRECTION, Set.of())) {
      if (!DIRECTIONS.contains(direction)) {
        throw new BadQueryException(
            "there is no direction '" + direction + "': use " + String.join(", ", DIRECTIONS));
      }
    }
    return new TotalsQuery(
        dimensions(parameters.getOrDefault(BY, List.of())),
        filters,
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
    if (by.isEmpty()) {
      groups.put(List.of(), Totals.none());
    }
    snapshot
        .totals()
        .forEach(
            (key, totals) -> {
              if (matches(key)) {
                groups.merge(groupOf(key), totals, Totals::add);
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
    return new TotalsAnswer(by.stream().map(Dimension::dimensionName).toList(), rows);
  }

  /** Whether the texts of {@code key} are wanted. */
  boolean matches(TotalsKey key) {
    return filters.entrySet().stream()
        .allMatch(filter -> filter.getValue().contains(filter.getKey().of(key)));
  }

  /** The values of {@code key} that rows are told apart by. */
  List<String> groupOf(TotalsKey key) {
    return by.stream().map(dimension -> dimension.of(key)).toList();
  }

  /** The values of {@link #groupOf} by the names of their dimensions. */
  Map<String, String> named(List<String> values) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      group.put(by.get(i).dimensionName(), values.get(i));
    }
    return group;
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
    return TotalsRow.of(named(values), totals, rows);
  }

  private static List<Dimension> dimensions(List<String> values) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String value : values) {
      for (String name : value.split(",", -1)) {
        Dimension dimension =
            Arrays.stream(Dimension.values())
                .filter(candidate -> candidate.dimensionName().equals(name))
                .findFirst()
                .orElseThrow(
                    () ->
                        new BadQueryException(
                            "totals cannot be told apart by '"
                                + name
                                + "': use one or more of "
                                + String.join(", ", dimensionNames())));
        if (!dimensions.contains(dimension)) {
          dimensions.add(dimension);
        }
      }
    }
    return dimensions;
  }

  private static List<String> dimensionNames() {
    return Arrays.stream(Dimension.values()).map(Dimension::dimensionName).toList();
  }
}
