// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.totals.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the rows of an answer are told apart by.
 *
 * @param dimensions in the order of the question; empty for one row over all texts
 */
record Grouping(List<Dimension> dimensions) {
  /** The name of the parameter that asks for it. */
  static final String BY = "by";

  /**
   * Reads the parameter {@link #BY}, which may be given several times and hold commas.
   *
   * @param allowed what {@code rows} can be told apart by
   * @param rows what the rows are, in the plural
   * @throws BadQueryException when they cannot be told apart so
   */
  static Grouping of(Map<String, List<String>> parameters, List<Dimension> allowed, String rows) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String value : parameters.getOrDefault(BY, List.of())) {
      for (String name : value.split(",", -1)) {
        Dimension dimension = find(name, allowed, rows);
        if (!dimensions.contains(dimension)) {
          dimensions.add(dimension);
        }
      }
    }
    return new Grouping(dimensions);
  }

  private static Dimension find(String name, List<Dimension> allowed, String rows) {
    return allowed.stream()
        .filter(candidate -> candidate.dimensionName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadQueryException(
                    rows
                        + " cannot be told apart by '"
                        + name
                        + "': use one or more of "
                        + String.join(", ", namesOf(allowed))));
  }

  /** The names of {@code dimensions}. */
  static List<String> namesOf(List<Dimension> dimensions) {
    return dimensions.stream().map(Dimension::dimensionName).toList();
  }

  /** The names of its dimensions. */
  List<String> names() {
    return namesOf(dimensions);
  }

  /** The group of texts that have the values {@code valueOf}. */
  List<String> of(Function<Dimension, String> valueOf) {
    return dimensions.stream().map(valueOf).toList();
  }

  /** The values of {@code group} by the names of their dimensions. */
  Map<String, String> named(List<String> group) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < group.size(); i++) {
      named.put(dimensions.get(i).dimensionName(), group.get(i));
    }
    return named;
  }
}
