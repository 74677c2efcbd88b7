// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.http.CostAnswers.PricesAnswer;
import dev.babelmeter.views.query.CostSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which texts a question about costs is about, and what its rows are told apart by.
 *
 * @param by what the rows of the answer are told apart by
 * @param filters which texts are wanted
 * @param pivot the language that costs are relative to
 */
record CostSelection(Grouping by, DimensionFilters filters, String pivot) {
  private static final String PIVOT = "pivot";

  private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());

  /** The names of the parameters that make a selection. */
  static List<String> parameterNames() {
    List<String> names = new ArrayList<>(Grouping.namesOf(DIMENSIONS));
    names.add(Grouping.BY);
    names.add(PIVOT);
    return names;
  }

  /**
   * Returns the selection that {@code parameters} make, with {@code pivot} unless they name one.
   */
  static CostSelection of(Map<String, List<String>> parameters, String pivot) {
    List<String> pivots = parameters.getOrDefault(PIVOT, List.of());
    if (pivots.size() > 1) {
      throw new BadQueryException("there is more than one pivot: name one language");
    }
    return new CostSelection(
        Grouping.of(parameters, DIMENSIONS, "costs"),
        DimensionFilters.of(parameters, DIMENSIONS),
        pivots.isEmpty() ? pivot : pivots.get(0));
  }

  /** Whether the texts of {@code key} are wanted. */
  boolean matches(TotalsKey key) {
    return filters.match(dimension -> dimension.of(key));
  }

  /** The group of the texts of {@code key}. */
  List<String> groupOf(TotalsKey key) {
    return by.of(dimension -> dimension.of(key));
  }

  /** The costs by the values of the dimensions; one row over nothing without any dimension. */
  Map<List<String>, CostTotals> groups(CostSnapshot snapshot) {
    Map<List<String>, CostTotals> groups = new LinkedHashMap<>();
    if (by.dimensions().isEmpty()) {
      groups.put(List.of(), Costs.none());
    }
    snapshot
        .costs()
        .forEach(
            (key, totals) -> {
              if (matches(key)) {
                groups.merge(groupOf(key), totals, Costs::add);
              }
            });
    return groups;
  }

  /**
   * The group of the pivot language beside {@code group}; null when languages are not told apart.
   */
  @Nullable List<String> pivotOf(List<String> group) {
    int language = by.dimensions().indexOf(Dimension.LANGUAGE);
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
