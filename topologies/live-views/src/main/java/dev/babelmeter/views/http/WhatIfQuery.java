// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.prices.ModelVocabulary;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.costs.WhatIfCost;
import dev.babelmeter.views.http.CostAnswers.WhatIfAnswer;
import dev.babelmeter.views.http.CostAnswers.WhatIfRow;
import dev.babelmeter.views.http.CostAnswers.WhatIfSide;
import dev.babelmeter.views.query.CostSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.v1.CostTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A question about what texts would have cost on other models.
 *
 * @param models the models that are wanted; empty for all
 */
record WhatIfQuery(CostSelection selection, Set<String> models) {
  private static final String ON = "on";

  private static final List<String> ASSUMPTIONS =
      List.of(
          "input: the sent texts under the model's own vocabulary, each the whole input of its"
              + " request",
          "output: the model would have returned the same texts, to requests of the lowest price"
              + " band",
          "prices of the standard service at the event's time, nothing found in a cache, no chat"
              + " template");

  static List<String> parameterNames() {
    List<String> names = new ArrayList<>(CostSelection.parameterNames());
    names.add(ON);
    return names;
  }

  /**
   * Returns the question that {@code parameters} ask.
   *
   * @throws BadQueryException when a value can never be
   */
  static WhatIfQuery of(Map<String, List<String>> parameters, String pivot) {
    Map<String, List<String>> selecting = new TreeMap<>(parameters);
    Set<String> models = new TreeSet<>(selecting.getOrDefault(ON, List.of()));
    selecting.remove(ON);
    CostSelection selection = CostSelection.of(selecting, pivot);
    if (selection.by().dimensions().contains(Dimension.DIRECTION)) {
      throw new BadQueryException(
          "input and output are always told apart: leave direction out of 'by'");
    }
    return new WhatIfQuery(selection, models);
  }

  /**
   * Returns the answer, by group and model.
   *
   * @throws BadQueryException when a wanted model has no price
   */
  WhatIfAnswer answer(CostSnapshot snapshot, Instant now) {
    PriceBook book = snapshot.prices();
    for (String model : models) {
      if (book.of(model).isEmpty()) {
        throw new BadQueryException("no model '" + model + "' has a price: import one for it");
      }
    }
    Map<String, ModelVocabulary> known = WhatIfCost.models(book);
    List<String> unknown = new ArrayList<>(book.models());
    unknown.removeAll(known.keySet());
    if (!models.isEmpty()) {
      known.keySet().retainAll(models);
      unknown.retainAll(models);
    }
    Set<String> counted = new HashSet<>();
    snapshot
        .costs()
        .values()
        .forEach(cost -> cost.getTraffic().forEach(part -> counted.add(part.getVocabulary())));
    List<String> notCounted = new ArrayList<>(known.keySet());
    notCounted.removeIf(model -> counted.contains(known.get(model).name()));
    known.keySet().removeAll(notCounted);
    return new WhatIfAnswer(
        selection.by().names(),
        CostQuery.CURRENCY,
        selection.pivot(),
        ASSUMPTIONS,
        CostSelection.prices(snapshot, now),
        unknown,
        notCounted,
        rows(sides(snapshot), known, book));
  }

  private Map<List<String>, Map<Direction, CostTotals>> sides(CostSnapshot snapshot) {
    Map<List<String>, Map<Direction, CostTotals>> groups = new LinkedHashMap<>();
    snapshot
        .costs()
        .forEach(
            (key, totals) -> {
              if (selection.matches(key) && key.getDirection() != Direction.UNKNOWN) {
                groups
                    .computeIfAbsent(selection.groupOf(key), any -> new EnumMap<>(Direction.class))
                    .merge(key.getDirection(), totals, Costs::add);
              }
            });
    return groups;
  }

  private List<WhatIfRow> rows(
      Map<List<String>, Map<Direction, CostTotals>> groups,
      Map<String, ModelVocabulary> known,
      PriceBook book) {
    List<WhatIfRow> rows = new ArrayList<>();
    Map<String, List<String>> sorted = new TreeMap<>();
    groups.keySet().forEach(group -> sorted.put(String.join("\n", group), group));
    for (List<String> group : sorted.values()) {
      List<String> pivot = selection.pivotOf(group);
      known.forEach(
          (model, vocabulary) -> {
            Side own = new Side(book, model, vocabulary, groups.get(group));
            @Nullable Side beside =
                pivot == null || !groups.containsKey(pivot)
                    ? null
                    : new Side(book, model, vocabulary, groups.get(pivot));
            rows.add(
                new WhatIfRow(
                    selection.by().named(group),
                    model,
                    vocabulary.name(),
                    vocabulary.method().name().toLowerCase(Locale.ROOT),
                    factor(vocabulary.low()),
                    factor(vocabulary.high()),
                    own.of(Direction.INPUT, beside),
                    own.of(Direction.OUTPUT, beside)));
          });
    }
    return rows;
  }

  private static @Nullable String factor(@Nullable BigDecimal factor) {
    return factor == null ? null : factor.toPlainString();
  }

  /** The texts of a group on one model. */
  private record Side(
      PriceBook book,
      String model,
      ModelVocabulary vocabulary,
      Map<Direction, CostTotals> traffic) {
    WhatIfSide of(Direction direction, @Nullable Side pivot) {
      return WhatIfSide.of(cost(direction), pivot == null ? null : pivot.cost(direction));
    }

    private WhatIfCost cost(Direction direction) {
      CostTotals totals = traffic.getOrDefault(direction, Costs.none());
      return WhatIfCost.of(
          book, model, vocabulary, direction == Direction.OUTPUT, totals.getTraffic());
    }
  }
}
