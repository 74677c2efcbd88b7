// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/**
 * Merges symbols as the reference does: always the pair of lowest rank, of equal pairs the
 * leftmost. Short pieces are scanned for it, long ones keep a heap, so that n symbols take n log n
 * time.
 */
final class BpeMerger {
  /** Up to this many symbols a scan is faster than a heap. */
  private static final int SCANNED = 64;

  private final PairTable pairs;

  BpeMerger(PairTable pairs) {
    this.pairs = pairs;
  }

  /** Merges the symbols of {@code s} until none does. */
  void merge(BpeScratch s) {
    if (s.count < 2) {
      return;
    }
    if (s.count <= SCANNED) {
      scan(s);
    } else {
      heap(s);
    }
  }

  private void scan(BpeScratch s) {
    int[] symbols = s.symbols;
    int[] lengths = s.lengths;
    long[] merges = s.merges;
    int last = s.count - 1;
    for (int i = 0; i < last; i++) {
      merges[i] = pairs.get(symbols[i], symbols[i + 1]);
    }
    while (last > 0) {
      long best = PairTable.NO_MERGE;
      int at = 0;
      for (int i = 0; i < last; i++) {
        if (merges[i] < best) {
          best = merges[i];
          at = i;
        }
      }
      if (best == PairTable.NO_MERGE) {
        break;
      }
      symbols[at] = (int) best;
      lengths[at] += lengths[at + 1];
      for (int i = at + 1; i < last; i++) {
        symbols[i] = symbols[i + 1];
        lengths[i] = lengths[i + 1];
        merges[i] = merges[i + 1];
      }
      last--;
      if (at < last) {
        merges[at] = pairs.get(symbols[at], symbols[at + 1]);
      }
      if (at > 0) {
        merges[at - 1] = pairs.get(symbols[at - 1], symbols[at]);
      }
    }
    s.count = last + 1;
  }

  private void heap(BpeScratch s) {
    s.makeRoomForHeap();
    int[] symbols = s.symbols;
    int[] lengths = s.lengths;
    int[] previous = s.previous;
    int[] next = s.next;
    int count = s.count;
    for (int i = 0; i < count; i++) {
      previous[i] = i - 1;
      next[i] = i + 1;
      offer(s, i, count);
    }
    while (s.heapSize > 0) {
      long entry = s.pop();
      int at = (int) entry;
      // A symbol that has gone has no merge; one that has changed has another than the entry's.
      long merge = s.merges[at];
      if (merge >>> 32 != entry >>> 32) {
        continue;
      }
      int right = next[at];
      symbols[at] = (int) merge;
      lengths[at] += lengths[right];
      lengths[right] = 0;
      s.merges[right] = PairTable.NO_MERGE;
      next[at] = next[right];
      if (next[at] < count) {
        previous[next[at]] = at;
      }
      offer(s, at, count);
      if (previous[at] >= 0) {
        offer(s, previous[at], count);
      }
    }
    int kept = 0;
    for (int i = 0; i < count; i = next[i]) {
      symbols[kept] = symbols[i];
      lengths[kept++] = lengths[i];
    }
    s.count = kept;
  }

  private void offer(BpeScratch s, int at, int count) {
    int right = s.next[at];
    long merge = right < count ? pairs.get(s.symbols[at], s.symbols[right]) : PairTable.NO_MERGE;
    s.merges[at] = merge;
    if (merge != PairTable.NO_MERGE) {
      s.push(merge >>> 32 << 32 | at);
    }
  }
}
