// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.prices.UnpricedReason;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.http.CostAnswers.CostAnswer;
import dev.babelmeter.views.http.CostAnswers.CostPart;
import dev.babelmeter.views.http.CostAnswers.CostRow;
import dev.babelmeter.views.query.CostSnapshot;
import dev.babelmeter.views.v1.CostTotals;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A question about what texts cost. */
record CostQuery(CostSelection selection) {
  static final String CURRENCY = "USD";

  static List<String> parameterNames() {
    return CostSelection.parameterNames();
  }

  /**
   * Returns the question that {@code parameters} ask.
   *
   * @throws BadQueryException when a value can never be
   */
  static CostQuery of(Map<String, List<String>> parameters, String pivot) {
    return new CostQuery(CostSelection.of(parameters, pivot));
  }

  /** Returns the answer, its rows by falling number of texts. */
  CostAnswer answer(CostSnapshot snapshot, Instant now) {
    Map<List<String>, CostTotals> groups = selection.groups(snapshot);
    List<CostRow> rows =
        groups.entrySet().stream()
            .map(group -> row(group.getKey(), group.getValue(), groups))
            .sorted(
                Comparator.comparingLong(CostRow::texts)
                    .reversed()
                    .thenComparing(row -> String.join("\n", row.group().values())))
            .toList();
    return new CostAnswer(
        selection.by().names(),
        CURRENCY,
        selection.pivot(),
        CostSelection.prices(snapshot, now),
        rows);
  }

  private CostRow row(List<String> group, CostTotals totals, Map<List<String>, CostTotals> groups) {
    Map<String, Long> unpriced = new TreeMap<>();
    totals
        .getUnpriced()
        .forEach(
            (reason, texts) -> unpriced.put(UnpricedReason.valueOf(reason).reasonName(), texts));
    List<String> pivot = selection.pivotOf(group);
    @Nullable CostTotals pivotTotals = pivot == null ? null : groups.get(pivot);
    @Nullable Double perMillion = perMillion(totals);
    return new CostRow(
        selection.by().named(group),
        totals.getTexts(),
        totals.getCharacters(),
        Costs.pricedTexts(totals),
        Costs.pricedCharacters(totals),
        CostAnswers.dollars(Costs.dollars(totals)),
        perMillion,
        pivotTotals == null ? null : CostAnswers.relative(perMillion, perMillion(pivotTotals)),
        Costs.unpriced(totals),
        unpriced,
        totals.getCosts().stream().map(CostPart::of).toList());
  }

  private static @Nullable Double perMillion(CostTotals totals) {
    return CostAnswers.perMillion(Costs.dollars(totals), Costs.pricedCharacters(totals));
  }
}
