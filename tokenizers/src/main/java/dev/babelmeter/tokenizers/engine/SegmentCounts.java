// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/** The counts of one part of a text, by lane. Overwritten by each part. */
final class SegmentCounts {
  /** Counts by lane. */
  final int[] counts;

  /** By vocabulary, words that one token covers alone. */
  final int[] singleWords;

  /** Number of words. */
  int words;

  /** Whether under some vocabulary a word has no token. */
  boolean vanishes;

  SegmentCounts(int lanes, int vocabularies) {
    counts = new int[lanes];
    singleWords = new int[vocabularies];
  }

  /** Sets what was counted under a vocabulary; what it does not count is left out. */
  void set(Lanes lanes, int vocabulary, int tokens, int unknown, int byteFallback) {
    counts[lanes.tokens(vocabulary)] = tokens;
    if (lanes.unknown(vocabulary) != Lanes.NONE) {
      counts[lanes.unknown(vocabulary)] = unknown;
    }
    if (lanes.byteFallback(vocabulary) != Lanes.NONE) {
      counts[lanes.byteFallback(vocabulary)] = byteFallback;
    }
  }

  /** Sets for a vocabulary what was set for another, which has neither of the other counts. */
  void copy(Lanes lanes, int from, int vocabulary) {
    set(lanes, vocabulary, counts[lanes.tokens(from)], 0, 0);
    singleWords[vocabulary] = singleWords[from];
  }

  /** Whether all counts are below {@code limit}. */
  boolean fits(int limit) {
    int largest = 0;
    for (int count : counts) {
      largest = Math.max(largest, count);
    }
    return largest < limit;
  }
}
