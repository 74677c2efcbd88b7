// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

/** A map from long keys to ints in flat arrays, at most half full. Filled once, then only read. */
public final class IntMap {
  /** What {@link #get} returns for a key that is not there. */
  public static final int ABSENT = -1;

  private static final long EMPTY = Long.MIN_VALUE;

  private final long[] keys;
  private final int[] values;
  private final int mask;
  private int size;

  /** Makes room for {@code expected} keys; more may not be put. */
  public IntMap(int expected) {
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, expected) * 2 - 1) * 2);
    keys = new long[capacity];
    values = new int[capacity];
    mask = capacity - 1;
    java.util.Arrays.fill(keys, EMPTY);
  }

  /**
   * Maps {@code key}, any but {@link Long#MIN_VALUE}, to {@code value}; a later value replaces an
   * earlier one.
   */
  public void put(long key, int value) {
    int slot = slot(key);
    if (keys[slot] == EMPTY) {
      if (++size > keys.length - keys.length / 4) {
        throw new IllegalStateException("more keys than the map was made for");
      }
      keys[slot] = key;
    }
    values[slot] = value;
  }

  /** The value of {@code key}, or {@link #ABSENT}. */
  public int get(long key) {
    int slot = slot(key);
    return keys[slot] == EMPTY ? ABSENT : values[slot];
  }

  private int slot(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (h >>> 32) & mask;
    while (keys[slot] != key && keys[slot] != EMPTY) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
