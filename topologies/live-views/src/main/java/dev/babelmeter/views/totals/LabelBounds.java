// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many values labels can have.
 *
 * @param labels the bound of each label
 * @param combinations how many combinations of tenant, language, script, direction and model have a
 *     total of their own
 */
public record LabelBounds(Map<Label, Bound> labels, int combinations) {
  /** {@link Label#OTHER} and {@link Label#NONE}, which every label has beside its named values. */
  public static final int RESERVED_VALUES = 2;

  /** A value that is longer, in UTF-16 units, is no label: it is folded as one beyond the bound. */
  public static final int MAX_VALUE_LENGTH = 200;

  /** Checks that every label has a bound. */
  public LabelBounds {
    labels = Map.copyOf(new EnumMap<>(labels));
    if (!labels.keySet().containsAll(List.of(Label.values()))) {
      throw new IllegalArgumentException("every label needs a bound, but there are " + labels);
    }
  }

  /** Returns the bound of {@code label}. */
  public Bound of(Label label) {
    return labels.get(label);
  }

  /**
   * The bound of one label.
   *
   * @param max how many named values it can have
   * @param allowed the only values it can have; empty for the first {@code max} that come
   */
  public record Bound(int max, Set<String> allowed) {
    /** Copies the set. */
    public Bound {
      allowed = Set.copyOf(allowed);
    }

    /** The first {@code max} values that come. */
    public static Bound first(int max) {
      return new Bound(max, Set.of());
    }

    /** The values {@code allowed} alone. */
    public static Bound only(Set<String> allowed) {
      return new Bound(allowed.size(), allowed);
    }

    boolean admits(String value, int admitted) {
      if (!allowed.isEmpty()) {
        return allowed.contains(value);
      }
      return admitted < max && value.length() <= MAX_VALUE_LENGTH;
    }
  }
}
