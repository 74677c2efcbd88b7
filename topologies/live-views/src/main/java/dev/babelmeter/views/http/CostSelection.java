// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.http.CostAnswers.PricesAnswer;
import dev.babelmeter.views.query.CostSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.v1.CostTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which texts a question about costs is about, and what its rows are told apart by.
 *
 * @param texts says both
 * @param pivot the language that costs are relative to
 */
record CostSelection(TotalsQuery texts, String pivot) {
  static final String PIVOT = "pivot";

  /** The names of the parameters that make a selection. */
  static List<String> parameterNames() {
    List<String> names = new ArrayList<>(TotalsQuery.parameterNames());
    names.remove("vocabulary");
    names.add(PIVOT);
    return names;
  }

  /**
   * Returns the selection that {@code parameters} make, with {@code pivot} unless they name one.
   */
  static CostSelection of(Map<String, List<String>> parameters, String pivot) {
    Map<String, List<String>> selecting = new TreeMap<>(parameters);
    List<String> pivots = selecting.getOrDefault(PIVOT, List.of());
    selecting.remove(PIVOT);
    if (pivots.size() > 1) {
      throw new BadQueryException("there is more than one pivot: name one language");
    }
    return new CostSelection(TotalsQuery.of(selecting), pivots.isEmpty() ? pivot : pivots.get(0));
  }

  List<String> dimensionNames() {
    return texts.by().stream().map(Dimension::dimensionName).toList();
  }

  /** The costs by the values of the dimensions; one row over nothing without any dimension. */
  Map<List<String>, CostTotals> groups(CostSnapshot snapshot) {
    Map<List<String>, CostTotals> groups = new LinkedHashMap<>();
    if (texts.by().isEmpty()) {
      groups.put(List.of(), Costs.none());
    }
    snapshot
        .costs()
        .forEach(
            (key, totals) -> {
              if (texts.matches(key)) {
                groups.merge(texts.groupOf(key), totals, Costs::add);
              }
            });
    return groups;
  }

  /**
   * The group of the pivot language beside {@code group}; null when languages are not told apart.
   */
  @Nullable List<String> pivotOf(List<String> group) {
    int language = texts.by().indexOf(Dimension.LANGUAGE);
    if (language < 0) {
      return null;
    }
    List<String> beside = new ArrayList<>(group);
    beside.set(language, pivot);
    return beside;
  }

  static PricesAnswer prices(CostSnapshot snapshot, Instant now) {
    PriceBook book = snapshot.prices();
    Instant newest =
        book.models().stream()
            .flatMap(model -> book.of(model).stream())
            .map(DatedPrice::listed)
            .max(Instant::compareTo)
            .orElse(null);
    return new PricesAnswer(
        book.models().size(),
        newest == null ? null : newest.toString(),
        newest == null ? null : Duration.between(newest, now).toSeconds(),
        snapshot.unreadablePrices());
  }
}
