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

  /** Whether some vocabulary has no token for a part with words in it. */
  boolean vanishes;

  SegmentCounts(int lanes, int vocabularies) {
    counts = new int[lanes];
    singleWords = new int[vocabularies];
  }

  /** Whether all counts are below {@code limit}, and no more than one word is in question. */
  boolean fits(int limit) {
    int largest = 0;
    for (int count : counts) {
      largest = Math.max(largest, count);
    }
    return largest < limit && words <= 1;
  }
}
