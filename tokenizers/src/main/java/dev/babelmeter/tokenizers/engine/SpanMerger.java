// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/**
 * Merges pieces under the encodings of {@link MergeOrders}, with nothing but {@link Spans} to ask.
 * The time grows with the square of a piece's symbols, of which there are few. Belongs to one
 * thread.
 */
final class SpanMerger {
  /** Most symbols of a piece, above which looking through all of them costs more than a heap. */
  static final int MOST_SYMBOLS = 96;

  private static final int NEVER = Integer.MAX_VALUE;

  /** Bits of an order below its place, which hold an index here. */
  private static final int INDEX = 0xFF;

  private final Spans spans;
  private final int[] starts = new int[MOST_SYMBOLS + 2];

  /** By symbol, when it merges with the next. */
  private final int[] orders = new int[MOST_SYMBOLS + 2];

  SpanMerger(Spans spans) {
    this.spans = spans;
  }

  /** Begins with the bytes {@code [from, to)}, each a symbol; their number. */
  int beginBytes(int from, int to) {
    for (int i = 0; i <= to - from; i++) {
      starts[i] = from + i;
    }
    return to - from;
  }

  /** Begins with symbols that begin at the given bytes, and the end of the last; their number. */
  int beginSymbols(int[] from, int first, int last) {
    System.arraycopy(from, first, starts, 0, last - first + 1);
    return last - first;
  }

  /** Where symbol {@code index} begins. */
  int start(int index) {
    return starts[index];
  }

  /**
   * Merges {@code symbols} symbols under {@code encoding}.
   *
   * @return how many are left, or -1 when two merges that make equal tokens in different ways would
   *     have to be told apart
   */
  int merge(int encoding, int symbols) {
    int[] starts = this.starts;
    int[] orders = this.orders;
    int count = symbols;
    for (int i = 0; i + 1 < count; i++) {
      orders[i] = order(encoding, i);
    }
    while (count > 1) {
      int best = NEVER;
      for (int i = 0; i + 1 < count; i++) {
        best = Math.min(best, orders[i] | i);
      }
      if (best >= (NEVER & ~INDEX)) {
        return count;
      }
      int at = best & INDEX;
      if (!areAlike(at, count)) {
        return -1;
      }
      count--;
      for (int i = at + 1; i < count; i++) {
        starts[i] = starts[i + 1];
        orders[i] = orders[i + 1];
      }
      starts[count] = starts[count + 1];
      if (at + 1 < count) {
        orders[at] = order(encoding, at);
      }
      if (at > 0) {
        orders[at - 1] = order(encoding, at - 1);
      }
    }
    return count;
  }

  /** Whether all pairs that merge with the one at {@code first} are split as it is. */
  private boolean areAlike(int first, int count) {
    int order = orders[first];
    int left = starts[first + 1] - starts[first];
    for (int i = first + 1; i + 1 < count; i++) {
      if (orders[i] == order && starts[i + 1] - starts[i] != left) {
        return false;
      }
    }
    return true;
  }

  private int order(int encoding, int at) {
    int found = spans.find(starts[at], starts[at + 2]);
    if (found == Spans.NONE) {
      return NEVER & ~INDEX;
    }
    int order =
        MergeOrders.order(
            UnionTokens.number(spans.told(), found, encoding), starts[at + 1] - starts[at]);
    return order == MergeOrders.NEVER ? NEVER & ~INDEX : order;
  }
}
