// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.Arrays;

/**
 * Sums of rows of weights, one sum an outcome, two sums in a long. A row is made by {@link
 * WeightRows}. Belongs to one thread.
 */
final class WeightSums {
  /** The most outcomes that a row may have weights for. */
  static final int MAX_OUTCOMES = 256;

  /** Weights in a long of a row. */
  static final int QUARTERS = 4;

  /** Bits of a weight. */
  static final int BITS = 16;

  /** Rows that are added at once: their sums still fit into a quarter of a long. */
  static final int ROWS_AT_ONCE = 8;

  /** The first and the third quarter of a long. */
  private static final long EVEN = 0x0000FFFF0000FFFFL;

  private final long[] even = new long[MAX_OUTCOMES / QUARTERS];
  private final long[] odd = new long[MAX_OUTCOMES / QUARTERS];

  /** The sums of eight rows, four in a long. */
  private final long[] part = new long[MAX_OUTCOMES / QUARTERS];

  private int length;

  /**
   * Begins anew.
   *
   * @param start what the sums begin with, by outcome; not negative
   * @param rowLength longs of a row
   */
  void begin(int[] start, int rowLength) {
    length = rowLength;
    Arrays.fill(even, 0, length, 0);
    Arrays.fill(odd, 0, length, 0);
    for (int outcome = 0; outcome < start.length; outcome++) {
      int quarter = outcome / length;
      long[] sums = quarter % 2 == 0 ? even : odd;
      sums[outcome - quarter * length] += (long) start[outcome] << (quarter / 2 * Integer.SIZE);
    }
  }

  /**
   * Adds the eight rows whose numbers begin at index {@code from} of {@code numbers}. In three
   * loops, since the virtual machine unrolls only loops that do little.
   */
  void add(long[][] rows, int[] numbers, int from) {
    setPart(
        rows[numbers[from]],
        rows[numbers[from + 1]],
        rows[numbers[from + 2]],
        rows[numbers[from + 3]]);
    addToPart(
        rows[numbers[from + 4]],
        rows[numbers[from + 5]],
        rows[numbers[from + 6]],
        rows[numbers[from + 7]]);
    flush(even, odd, part, length);
  }

  private static void flush(long[] even, long[] odd, long[] part, int length) {
    for (int i = 0; i < length; i++) {
      even[i] += part[i] & EVEN;
      odd[i] += part[i] >>> BITS & EVEN;
    }
  }

  private void setPart(long[] a, long[] b, long[] c, long[] d) {
    long[] sums = part;
    int n = length;
    for (int i = 0; i < n; i++) {
      sums[i] = (a[i] + b[i]) + (c[i] + d[i]);
    }
  }

  private void addToPart(long[] a, long[] b, long[] c, long[] d) {
    long[] sums = part;
    int n = length;
    for (int i = 0; i < n; i++) {
      sums[i] += (a[i] + b[i]) + (c[i] + d[i]);
    }
  }

  /** Copies the sums to {@code scores}, by outcome. */
  void copyTo(int[] scores) {
    for (int i = 0; i < length; i++) {
      scores[i] = (int) even[i];
      scores[length + i] = (int) odd[i];
      scores[2 * length + i] = (int) (even[i] >>> Integer.SIZE);
      scores[3 * length + i] = (int) (odd[i] >>> Integer.SIZE);
    }
  }
}
