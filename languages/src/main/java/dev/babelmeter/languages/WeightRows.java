// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * A weight for each outcome in each of many rows, four weights in a long. The n-grams that texts
 * consist of have weights for nearly all outcomes (for Latin letters 65 to 75 of 77), so adding up
 * whole rows, four weights at a time, is several times as fast as going through lists of the
 * weights that are there; and whole numbers give the same sums in any order and on any machine.
 * Immutable.
 */
final class WeightRows {
  /** The largest weight, in units. */
  private static final int LARGEST = (1 << WeightSums.BITS) / WeightSums.ROWS_AT_ONCE / 2 - 1;

  private final double unit;

  /**
   * Rows of longs. The quarter {@code q}, counted from the lowest, of the long at index {@code i}
   * is the weight of outcome {@code q * length + i}, raised by {@code LARGEST + 1} in every row and
   * column alike, so that differences of sums need no correction.
   */
  private final long[][] rows;

  /**
   * Makes rows.
   *
   * @param outcomes number of outcomes
   * @param weights each row's weights, one an outcome; an empty array for a row of zeros
   */
  WeightRows(int outcomes, float[][] weights) {
    if (outcomes > WeightSums.MAX_OUTCOMES) {
      throw new IllegalStateException(
          "The language model tells more languages of a script apart than there is room for; its"
              + " version is unknown.");
    }
    int length = (outcomes + WeightSums.QUARTERS - 1) / WeightSums.QUARTERS;
    unit = largest(weights) / LARGEST;
    rows = new long[weights.length][length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < WeightSums.QUARTERS * length; column++) {
        double weight = column < weights[row].length ? weights[row][column] : 0;
        long units = (long) Math.rint(weight / unit) + LARGEST + 1;
        rows[row][column % length] |= units << (column / length * WeightSums.BITS);
      }
    }
  }

  /**
   * What one unit of a score is worth in the model's own scores. A weight is off by half of that at
   * most.
   */
  double unit() {
    return unit;
  }

  /** Sets {@code sums} to {@code start}, one number an outcome and none negative. */
  void begin(int[] start, WeightSums sums) {
    sums.begin(start, rows[NgramTrie.NONE].length);
  }

  /** Adds the rows of the n-grams from index {@code from} to {@code sums}. */
  void add(NgramSet ngrams, int from, WeightSums sums) {
    ngrams.pad(WeightSums.ROWS_AT_ONCE - 1);
    for (int i = from; i < ngrams.size(); i += WeightSums.ROWS_AT_ONCE) {
      sums.add(rows, ngrams.numbers(), i);
    }
  }

  private static double largest(float[][] weights) {
    double largest = Float.MIN_NORMAL;
    for (float[] row : weights) {
      for (float weight : row) {
        largest = Math.max(largest, Math.abs(weight));
      }
    }
    return largest;
  }
}
