// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.views.totals.Dimension;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which texts are wanted.
 *
 * @param values the values that are wanted of a dimension; one that is absent is not restricted
 */
record DimensionFilters(Map<Dimension, Set<String>> values) {
  private static final List<String> DIRECTIONS =
      Arrays.stream(Direction.values())
          .map(value -> value.name().toLowerCase(Locale.ROOT))
          .toList();

  /**
   * Reads the parameters that are named like {@code dimensions}. One may be given several times:
   * any of its values is wanted then.
   *
   * @throws BadQueryException when a value can never be
   */
  static DimensionFilters of(
      Map<String, List<String>> parameters, Collection<Dimension> dimensions) {
    Map<Dimension, Set<String>> values = new TreeMap<>();
    for (Dimension dimension : dimensions) {
      List<String> wanted = parameters.getOrDefault(dimension.dimensionName(), List.of());
      if (!wanted.isEmpty()) {
        values.put(dimension, new TreeSet<>(wanted));
      }
    }
    for (String direction : values.getOrDefault(Dimension.DIRECTION, Set.of())) {
      if (!DIRECTIONS.contains(direction)) {
        throw new BadQueryException(
            "there is no direction '" + direction + "': use " + String.join(", ", DIRECTIONS));
      }
    }
    return new DimensionFilters(values);
  }

  /** Whether all texts are wanted. */
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether texts are wanted that have the values {@code valueOf}. */
  boolean match(Function<Dimension, String> valueOf) {
    return values.entrySet().stream()
        .allMatch(filter -> filter.getValue().contains(valueOf.apply(filter.getKey())));
  }
}
