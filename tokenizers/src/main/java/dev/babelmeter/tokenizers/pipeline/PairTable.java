// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import java.util.Arrays;

/**
 * Ranks of the merges of byte-pair encoding by their pair of ids: one flat table, eight bytes a
 * slot with key and rank together, so that a look-up touches one cache line. Immutable once filled.
 */
final class PairTable {
  /** Result of {@link #rank} for a pair that does not merge; above every rank. */
  static final int NO_MERGE = (1 << 24) - 1;

  /** Bits of a rank in a slot; those above hold the two ids. */
  private static final int RANK_BITS = 24;

  private static final int ID_BITS = 20;

  private static final long EMPTY = -1;

  private final long[] slots;

  private final int mask;
  private final int[] merged;

  PairTable(int merges) {
    if (merges >= NO_MERGE) {
      throw new UnsupportedComponentException("model.merges", "it has " + merges + " merges");
    }
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, merges * 3 / 2)) * 2);
    slots = new long[capacity];
    mask = capacity - 1;
    Arrays.fill(slots, EMPTY);
    merged = new int[merges];
  }

  /** Puts a merge; a later one of the same pair replaces it. */
  void put(int left, int right, int rank, int id) {
    if ((left | right) >>> ID_BITS != 0) {
      throw new UnsupportedComponentException(
          "model.vocab", "it has an id above " + ((1 << ID_BITS) - 1));
    }
    long key = key(left, right);
    int slot = hash(key) & mask;
    while (slots[slot] != EMPTY && slots[slot] >>> RANK_BITS != key) {
      slot = slot + 1 & mask;
    }
    slots[slot] = key << RANK_BITS | rank;
    merged[rank] = id;
  }

  /** The rank at which two ids merge, or {@link #NO_MERGE}. */
  int rank(int left, int right) {
    long key = key(left, right);
    for (int slot = hash(key) & mask; ; slot = slot + 1 & mask) {
      long entry = slots[slot];
      if (entry >>> RANK_BITS == key) {
        return (int) entry & NO_MERGE;
      }
      if (entry == EMPTY) {
        return NO_MERGE;
      }
    }
  }

  /** What the merge of {@code rank} makes. */
  int merged(int rank) {
    return merged[rank];
  }

  private static long key(int left, int right) {
    return (long) left << ID_BITS | right;
  }

  private static int hash(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 32);
  }
}
