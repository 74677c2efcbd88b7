// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.util.Collection;
import java.util.List;

/** The middle of some figures. */
public final class Median {
  private Median() {}

  /** The median of {@code figures}; of an even number, the mean of the two in the middle. */
  public static double of(Collection<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
