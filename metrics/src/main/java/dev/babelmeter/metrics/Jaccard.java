// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.OptionalDouble;
import java.util.Set;

/** The Jaccard index of two sets, |A∩B| / |A∪B| (Jaccard 1901). */
public final class Jaccard {
  private Jaccard() {}

  /** The index; empty when both sets are. */
  public static OptionalDouble index(Set<?> a, Set<?> b) {
    Set<?> small = a.size() <= b.size() ? a : b;
    Set<?> large = a.size() <= b.size() ? b : a;
    long common = small.stream().filter(large::contains).count();
    return Ratios.ratio(common, (long) a.size() + b.size() - common);
  }
}
