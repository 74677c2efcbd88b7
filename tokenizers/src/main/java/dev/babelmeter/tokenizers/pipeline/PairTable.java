// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** Merges of byte-pair encoding by their pair of ids, in one flat table at most half full. */
final class PairTable {
  /** Result of {@link #get} for a pair that does not merge; above every merge. */
  static final long NO_MERGE = Long.MAX_VALUE;

  private static final long EMPTY = -1;

  /** Key and merge by turns, so that a look-up touches one cache line. */
  private final long[] slots;

  private final int mask;

  PairTable(int merges) {
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, merges)) * 4);
    slots = new long[2 * capacity];
    mask = capacity - 1;
    for (int i = 0; i < slots.length; i += 2) {
      slots[i] = EMPTY;
    }
  }

  /** Puts a merge; a later one of the same pair replaces it. */
  void put(int left, int right, int rank, int merged) {
    long key = (long) left << 32 | right;
    int slot = slot(key);
    slots[slot] = key;
    slots[slot + 1] = (long) rank << 32 | merged;
  }

  /** Rank in the upper and merged id in the lower half, or {@link #NO_MERGE}. */
  long get(int left, int right) {
    int slot = slot((long) left << 32 | right);
    return slots[slot] == EMPTY ? NO_MERGE : slots[slot + 1];
  }

  private int slot(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (h >>> 32) & mask;
    while (slots[2 * slot] != key && slots[2 * slot] != EMPTY) {
      slot = slot + 1 & mask;
    }
    return 2 * slot;
  }
}
