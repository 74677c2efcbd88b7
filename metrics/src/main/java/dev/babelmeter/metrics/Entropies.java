// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Entropies of the distribution of emitted tokens, in bits, and their efficiencies: the share of
 * the largest entropy that so many tokens could have (Zouhar et al. 2023, "Tokenization and the
 * Noiseless Channel"; {@code tokenization_scorer/metrics.py}).
 *
 * <p>Frequencies are positive counts in any order.
 */
public final class Entropies {
  /** The order that the paper found to predict translation quality best. */
  public static final double PAPER_ORDER = 2.5;

  private Entropies() {}

  /** Shannon's entropy, −Σ p·log2 p; empty over no token. */
  public static OptionalDouble shannon(long... frequencies) {
    if (frequencies.length == 0) {
      return OptionalDouble.empty();
    }
    double total = Arrays.stream(frequencies).sum();
    double sum = 0;
    for (long frequency : frequencies) {
      double p = frequency / total;
      sum -= p * log2(p);
    }
    return OptionalDouble.of(sum);
  }

  /**
   * Rényi's entropy of order {@code order}, log2 Σ p^order / (1 − order), which is Shannon's at
   * order 1; empty over no token.
   *
   * @throws IllegalArgumentException when {@code order} is not positive and finite
   */
  public static OptionalDouble renyi(double order, long... frequencies) {
    if (!(order > 0) || Double.isInfinite(order)) {
      throw new IllegalArgumentException("Rényi's entropy has no order " + order);
    }
    if (order == 1) {
      return shannon(frequencies);
    }
    if (frequencies.length == 0) {
      return OptionalDouble.empty();
    }
    double total = Arrays.stream(frequencies).sum();
    double sum = 0;
    for (long frequency : frequencies) {
      sum += Math.pow(frequency / total, order);
    }
    return OptionalDouble.of(log2(sum) / (1 - order));
  }

  /**
   * {@code entropy} over log2 {@code types}.
   *
   * @param types the distinct tokens emitted, as the paper's code takes it unless told otherwise,
   *     or the size of the vocabulary
   * @return empty where the entropy is, and for fewer than two types, whose entropy can only be 0
   */
  public static OptionalDouble efficiency(OptionalDouble entropy, long types) {
    return entropy.isEmpty() || types < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(entropy.getAsDouble() / log2(types));
  }

  static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
