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

  /** Whether the first word begins with the part, and the last ends with it. */
  boolean firstWhole;

  boolean lastWhole;

  /** Whether under some vocabulary a word has no token. */
  boolean vanishes;

  SegmentCounts(int lanes, int vocabularies) {
    counts = new int[lanes];
    singleWords = new int[vocabularies];
  }

  /**
   * Begins with a part of {@code count} words, of which a single one counts as whole.
   *
   * @param first whether, of several, the first begins with the part
   * @param last whether, of several, the last ends with it
   */
  void begin(int count, boolean first, boolean last) {
    words = count;
    firstWhole = first || count <= 1;
    lastWhole = last || count <= 1;
    vanishes = false;
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

  /** Sets what was told apart by word under a vocabulary. */
  void setWords(int vocabulary, WordTokens tokens) {
    singleWords[vocabulary] = tokens.singles(firstWhole, lastWhole);
    vanishes |= tokens.hasEmptyWord();
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
