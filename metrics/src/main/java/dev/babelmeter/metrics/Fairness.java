// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How unequally a vocabulary treats languages. Costs are each language's tokens for the same
 * content, or its premiums over one pivot: dividing all costs by one number changes nothing.
 */
public final class Fairness {
  private Fairness() {}

  /**
   * The Gini coefficient ΣᵢΣⱼ|cᵢ − cⱼ| / (2n²μ), 0 where all cost the same (TokEval's tokenizer
   * fairness, {@code tokenizer-analysis-suite/metrics/gini.py}). Computed over sorted costs as
   * Σᵢ(2i − n − 1)·cᵢ / (n·Σc), which is the same number.
   *
   * @return empty over no language, and where nothing costs anything
   */
  public static OptionalDouble gini(double... costs) {
    double[] ascending = costs.clone();
    Arrays.sort(ascending);
    double weighted = 0;
    double sum = 0;
    int n = ascending.length;
    for (int i = 0; i < n; i++) {
      weighted += (2.0 * (i + 1) - n - 1) * ascending[i];
      sum += ascending[i];
    }
    return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(weighted / (n * sum));
  }

  /** The dearest language's cost over the cheapest one's; empty when that is 0. */
  public static OptionalDouble maxOverMin(double... costs) {
    if (costs.length == 0) {
      return OptionalDouble.empty();
    }
    double min = Arrays.stream(costs).min().getAsDouble();
    return min == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Arrays.stream(costs).max().getAsDouble() / min);
  }
}
