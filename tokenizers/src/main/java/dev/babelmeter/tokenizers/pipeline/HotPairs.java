// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.Arrays;

/**
 * The ranks of pairs of tokens that were asked for last, under up to 32 encodings, also of pairs
 * that do not merge: one a slot. Most pairs that a search asks for are few common ones, which so
 * stay in the nearest caches of the processor, where the tables of all encodings have no room.
 * Belongs to one thread.
 */
public final class HotPairs {
  private static final int ENCODING_BITS = 5;
  private static final int KEY_BITS = ENCODING_BITS + 2 * PairTable.ID_BITS;
  private static final int RANK_BITS = 24;
  private static final int INDEX_BITS = 16;
  private static final int TAG_BITS = KEY_BITS - INDEX_BITS;

  /** Odd, so that different keys have different products. */
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  /** The part of the key that the place does not tell, above the rank. */
  private final long[] slots = new long[1 << INDEX_BITS];

  private final int[] merged = new int[1 << INDEX_BITS];

  /** Makes an empty cache of three quarters of a megabyte. */
  public HotPairs() {
    Arrays.fill(slots, -1);
  }

  /** The rank of a pair in {@code pairs}, those of {@code encoding}. */
  int rank(PairTable pairs, int encoding, int left, int right) {
    long mixed = mix(encoding, left, right);
    int slot = (int) (mixed >>> TAG_BITS);
    long tag = mixed & (1L << TAG_BITS) - 1;
    long found = slots[slot];
    if (found >>> RANK_BITS == tag) {
      return (int) found & PairTable.NO_MERGE;
    }
    int rank = pairs.rareRank(left, right);
    slots[slot] = tag << RANK_BITS | rank;
    merged[slot] = rank == PairTable.NO_MERGE ? 0 : pairs.merged(rank);
    return rank;
  }

  /** What a pair merges to whose rank is {@code rank}. */
  int merged(PairTable pairs, int encoding, int left, int right, int rank) {
    long mixed = mix(encoding, left, right);
    int slot = (int) (mixed >>> TAG_BITS);
    boolean known = slots[slot] >>> RANK_BITS == (mixed & (1L << TAG_BITS) - 1);
    return known ? merged[slot] : pairs.merged(rank);
  }

  private static long mix(int encoding, int left, int right) {
    long key = (long) encoding << 2 * PairTable.ID_BITS | PairTable.key(left, right);
    return key * FACTOR & (1L << KEY_BITS) - 1;
  }
}
