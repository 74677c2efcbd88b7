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
    int[] ranks = s.ranks;
    int last = s.count - 1;
    for (int i = 0; i < last; i++) {
      ranks[i] = pairs.rank(symbols[i], symbols[i + 1]);
    }
    while (last > 0) {
      // Rank and position in one number: a minimum without a branch.
      long best = Long.MAX_VALUE;
      for (int i = 0; i < last; i++) {
        best = Math.min(best, (long) ranks[i] << 8 | i);
      }
      int rank = (int) (best >>> 8);
      if (rank == PairTable.NO_MERGE) {
        break;
      }
      int at = (int) best & 0xFF;
      symbols[at] = pairs.merged(rank);
      lengths[at] += lengths[at + 1];
      for (int i = at + 1; i < last; i++) {
        symbols[i] = symbols[i + 1];
        lengths[i] = lengths[i + 1];
        ranks[i] = ranks[i + 1];
      }
      last--;
      if (at < last) {
        ranks[at] = pairs.rank(symbols[at], symbols[at + 1]);
      }
      if (at > 0) {
        ranks[at - 1] = pairs.rank(symbols[at - 1], symbols[at]);
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
      int rank = s.ranks[at];
      if (rank != (int) (entry >>> 32)) {
        continue;
      }
      int right = next[at];
      symbols[at] = pairs.merged(rank);
      lengths[at] += lengths[right];
      lengths[right] = 0;
      s.ranks[right] = PairTable.NO_MERGE;
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
    int rank = right < count ? pairs.rank(s.symbols[at], s.symbols[right]) : PairTable.NO_MERGE;
    s.ranks[at] = rank;
    if (rank != PairTable.NO_MERGE) {
      s.push((long) rank << 32 | at);
    }
  }
}
