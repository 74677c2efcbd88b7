// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.evaluate;

import java.util.Arrays;

/** Means and what they are worth. */
public final class Statistics {
  /** The 0.975 quantiles of Student's t for 1 to 10 degrees of freedom (any table). */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228
  };

  private static final double NORMAL = 1.96;

  private Statistics() {}

  /** The mean; not a number for none. */
  public static double mean(double... values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /**
   * Half the width of the 95 % interval of the mean by Student's t; not a number for fewer than two
   * values.
   */
  public static double halfWidth(double... values) {
    int n = values.length;
    if (n < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double quantile = n - 1 <= STUDENT.length ? STUDENT[n - 2] : NORMAL;
    return quantile * Math.sqrt(squares / (n - 1) / n);
  }

  /** The value that the share {@code p} of {@code values} is at or below: nearest rank. */
  public static double quantile(double p, double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.max(0, Math.ceil(p * sorted.length) - 1)];
  }

  /**
   * Spearman's rank correlation of {@code a} and {@code b}: Pearson's of their ranks, equal values
   * at the mean of their ranks.
   */
  public static double spearman(double[] a, double[] b) {
    double[] x = ranks(a);
    double[] y = ranks(b);
    double mean = (a.length + 1) / 2.0;
    double product = 0;
    double squareX = 0;
    double squareY = 0;
    for (int i = 0; i < x.length; i++) {
      product += (x[i] - mean) * (y[i] - mean);
      squareX += (x[i] - mean) * (x[i] - mean);
      squareY += (y[i] - mean) * (y[i] - mean);
    }
    return product / Math.sqrt(squareX * squareY);
  }

  private static double[] ranks(double[] values) {
    int[] order = new int[values.length];
    Integer[] boxed = new Integer[values.length];
    Arrays.setAll(boxed, i -> i);
    Arrays.sort(boxed, (i, j) -> Double.compare(values[i], values[j]));
    for (int i = 0; i < order.length; i++) {
      order[i] = boxed[i];
    }
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i <= to; i++) {
        ranks[order[i]] = (from + to) / 2.0 + 1;
      }
      from = to + 1;
    }
    return ranks;
  }
}
