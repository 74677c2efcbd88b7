// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.RowTable;
import java.util.Arrays;

/** Weighted sums of rows, and the weights that methods make of similarities. */
final class Weighted {
  private Weighted() {}

  /** The sum of the rows {@code ids}, each times its weight. */
  static float[] sum(RowTable table, int[] ids, double[] weights) {
    double[] sum = new double[table.dimension()];
    for (int i = 0; i < ids.length; i++) {
      if (weights[i] != 0) {
        float[] row = table.row(ids[i]);
        for (int d = 0; d < sum.length; d++) {
          sum[d] += weights[i] * row[d];
        }
      }
    }
    float[] result = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      result[d] = (float) sum[d];
    }
    return result;
  }

  /** exp(score / temperature), normalised. */
  static double[] softmax(double[] scores, double temperature) {
    double highest = Arrays.stream(scores).max().orElse(0);
    double[] weights =
        Arrays.stream(scores).map(score -> Math.exp((score - highest) / temperature)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /**
   * The nearest point of the simplex: Martins and Astudillo 2016, <a
   * href="https://arxiv.org/abs/1602.02068">From Softmax to Sparsemax</a>, algorithm 1.
   */
  static double[] sparsemax(double[] scores) {
    double[] descending = scores.clone();
    Arrays.sort(descending);
    double sum = 0;
    double threshold = 0;
    for (int k = 1; k <= descending.length; k++) {
      double score = descending[descending.length - k];
      if (1 + k * score <= sum + score) {
        break;
      }
      sum += score;
      threshold = (sum - 1) / k;
    }
    double tau = threshold;
    return Arrays.stream(scores).map(score -> Math.max(score - tau, 0)).toArray();
  }
}
