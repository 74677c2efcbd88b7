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

  /** Whether all counts are below {@code limit}. */
  boolean fits(int limit) {
    int largest = 0;
    for (int count : counts) {
      largest = Math.max(largest, count);
    }
    return largest < limit;
  }
}
