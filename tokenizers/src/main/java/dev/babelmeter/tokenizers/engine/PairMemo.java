// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.HotPairs;
import java.util.Arrays;

/**
 * Which tokens may stand side by side in which encodings, as found out last: one pair a slot, two
 * longs a pair. Belongs to one thread.
 */
final class PairMemo {
  private final SharedBpe bpe;
  private final HotPairs hot;
  private final long[] slots;
  private final int shift;

  /** A memo of {@code 1 << bits} pairs, 16 bytes each. */
  PairMemo(SharedBpe bpe, HotPairs hot, int bits) {
    this.hot = hot;
    this.bpe = bpe;
    slots = new long[2 << bits];
    shift = 64 - bits;
    Arrays.fill(slots, -1);
  }

  /** Whether {@code encoding} has the tokens {@code left} and {@code right} side by side. */
  boolean mayMeet(int encoding, int left, int right) {
    long key = (long) left << 32 | right;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> shift) << 1;
    if (slots[slot] != key) {
      slots[slot] = key;
      slots[slot + 1] = 0;
    }
    long known = slots[slot + 1];
    int bit = 1 << encoding;
    if (((int) known & bit) != 0) {
      return ((int) (known >>> 32) & bit) != 0;
    }
    boolean meet = bpe.mayMeet(encoding, left, right, hot);
    slots[slot + 1] = known | (bit & 0xFFFFFFFFL) | (meet ? (long) bit << 32 : 0);
    return meet;
  }
}
