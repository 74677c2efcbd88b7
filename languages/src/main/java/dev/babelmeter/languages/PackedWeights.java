// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.Arrays;
import java.util.Map;

/**
 * The weights of packed n-grams, in flat arrays: an open-addressing table from n-gram to number,
 * and for each number a run of outcomes and their weights. Immutable.
 */
final class PackedWeights {
  private final long[] keys;
  private final int[] numbers;
  private final int[] starts;
  private final short[] outcomes;
  private final float[] values;

  /**
   * @param weights for each packed n-gram (never 0) its outcomes and, at the same index, their
   *     weights
   */
  PackedWeights(Map<Long, Entry> weights) {
    int capacity = Integer.highestOneBit(Math.max(1, weights.size())) * 4;
    keys = new long[capacity];
    numbers = new int[capacity];
    starts = new int[weights.size() + 1];
    int size = weights.values().stream().mapToInt(entry -> entry.outcomes().length).sum();
    outcomes = new short[size];
    values = new float[size];
    int number = 0;
    for (Map.Entry<Long, Entry> weight : weights.entrySet()) {
      int slot = slot(weight.getKey());
      keys[slot] = weight.getKey();
      numbers[slot] = number;
      Entry entry = weight.getValue();
      int start = starts[number];
      System.arraycopy(entry.outcomes(), 0, outcomes, start, entry.outcomes().length);
      System.arraycopy(entry.values(), 0, values, start, entry.values().length);
      starts[++number] = start + entry.outcomes().length;
    }
  }

  /** A set of n-grams, as yet empty, for {@link #addUnseen}. */
  long[] noneSeen() {
    return new long[(starts.length + Long.SIZE - 1) / Long.SIZE];
  }

  /** Adds the weights of {@code packed} to {@code scores}, unless {@code seen} holds it already. */
  void addUnseen(long packed, long[] seen, double[] scores) {
    int slot = slot(packed);
    if (keys[slot] != packed) {
      return;
    }
    int number = numbers[slot];
    long bit = 1L << number;
    if ((seen[number / Long.SIZE] & bit) != 0) {
      return;
    }
    seen[number / Long.SIZE] |= bit;
    for (int i = starts[number]; i < starts[number + 1]; i++) {
      scores[outcomes[i]] += values[i];
    }
  }

  /** Where {@code packed} is, or the free place where it would be. */
  private int slot(long packed) {
    int mask = keys.length - 1;
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
    int slot = (int) (packed * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (keys[slot] != packed && keys[slot] != 0) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** The outcomes of one n-gram and their weights. */
  record Entry(short[] outcomes, float[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Entry entry
          && Arrays.equals(outcomes, entry.outcomes)
          && Arrays.equals(values, entry.values);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(outcomes) + Arrays.hashCode(values);
    }
  }
}
