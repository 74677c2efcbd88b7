// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/**
 * Merges the pieces of short parts under the encodings of {@link MergeOrders}. All tokens that lie
 * in a part are looked up once for all encodings, in loops whose reads do not wait for one another;
 * merging then touches nothing but what was found. Belongs to one thread.
 */
final class SpanMerger {
  /** Most bytes of a part. */
  static final int MOST_BYTES = 63;

  private static final int STRIDE = 64;
  private static final int STAMP_SHIFT = 12;
  private static final int MOST_STAMPS = 1 << Integer.SIZE - 1 - STAMP_SHIFT;
  private static final int NEVER = Integer.MAX_VALUE;

  private final UnionTokens tokens;
  private final MergeOrders orders;
  private final int encodings;

  /** By first byte and length, the index of the token of a span, with the stamp of its part. */
  private final int[] cells = new int[STRIDE * STRIDE];

  private int stamp;

  private final int[] places = new int[STRIDE * STRIDE];
  private final long[] hashes = new long[STRIDE * STRIDE];
  private final int[] slots = new int[STRIDE * STRIDE];

  /** What {@link MergeOrders} tells of each token found. */
  private final int[] found;

  private final int[] starts = new int[STRIDE + 1];
  private final int[] ranks = new int[STRIDE + 1];

  SpanMerger(UnionTokens tokens, MergeOrders orders, int encodings) {
    this.tokens = tokens;
    this.orders = orders;
    this.encodings = encodings;
    found = new int[STRIDE * STRIDE / 2 * encodings];
  }

  /** Looks up the tokens in the first {@code size} bytes of {@code text}. */
  void begin(byte[] text, int size) {
    if (++stamp == MOST_STAMPS) {
      stamp = 1;
      Arrays.fill(cells, 0);
    }
    int count = 0;
    for (int at = 0; at + 1 < size; at++) {
      int most = Math.min(size - at, tokens.longestLength(text, at));
      for (int length = 2; length <= most; length++) {
        long hash = UnionTokens.hash(text, at, length);
        places[count] = at * STRIDE + length;
        hashes[count] = hash;
        count += tokens.mayHold(hash) ? 1 : 0;
      }
    }
    for (int i = 0; i < count; i++) {
      slots[i] = tokens.slot(hashes[i]);
    }
    int index = 1;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      int token = tokens.verify(text, place / STRIDE, place % STRIDE, hashes[i], slots[i]);
      if (token != UnionTokens.NONE) {
        orders.copy(token, found, index * encodings);
        cells[place] = stamp << STAMP_SHIFT | index++;
      }
    }
  }

  /** Begins with the bytes {@code [from, to)}, each a symbol; their number. */
  int beginBytes(int from, int to) {
    for (int i = 0; i <= to - from; i++) {
      starts[i] = from + i;
    }
    return to - from;
  }

  /** Begins with symbols that begin at the given bytes, and the end of the last. */
  int beginSymbols(int[] from, int first, int last) {
    System.arraycopy(from, first, starts, 0, last - first + 1);
    return last - first;
  }

  /** Where symbol {@code index} begins. */
  int start(int index) {
    return starts[index];
  }

  /** The places where symbols begin; not to be changed. */
  int[] starts() {
    return starts;
  }

  /**
   * Merges {@code symbols} symbols under {@code encoding}.
   *
   * @return how many are left, or -1 when two merges that make equal tokens in different ways would
   *     have to be told apart
   */
  int merge(int encoding, int symbols) {
    int count = symbols;
    for (int i = 0; i + 1 < count; i++) {
      ranks[i] = rank(encoding, i);
    }
    while (count > 1) {
      int best = NEVER;
      int at = 0;
      boolean tied = false;
      for (int i = 0; i + 1 < count; i++) {
        int rank = ranks[i];
        tied = rank == best ? true : tied && rank > best;
        at = rank < best ? i : at;
        best = Math.min(best, rank);
      }
      if (best == NEVER) {
        return count;
      }
      if (tied && !areAlike(best, at, count)) {
        return -1;
      }
      count--;
      for (int i = at + 1; i < count; i++) {
        starts[i] = starts[i + 1];
        ranks[i] = ranks[i + 1];
      }
      starts[count] = starts[count + 1];
      if (at + 1 < count) {
        ranks[at] = rank(encoding, at);
      }
      if (at > 0) {
        ranks[at - 1] = rank(encoding, at - 1);
      }
    }
    return count;
  }

  /** Whether all pairs of rank {@code best} are split where the first is. */
  private boolean areAlike(int best, int first, int count) {
    int left = starts[first + 1] - starts[first];
    for (int i = first + 1; i + 1 < count; i++) {
      if (ranks[i] == best && starts[i + 1] - starts[i] != left) {
        return false;
      }
    }
    return true;
  }

  private int rank(int encoding, int at) {
    int from = starts[at];
    int cell = cells[from * STRIDE + starts[at + 2] - from];
    if (cell >>> STAMP_SHIFT != stamp) {
      return NEVER;
    }
    int copied = found[(cell & (1 << STAMP_SHIFT) - 1) * encodings + encoding];
    int order = MergeOrders.order(copied, starts[at + 1] - from);
    return order == MergeOrders.NEVER ? NEVER : order;
  }
}
