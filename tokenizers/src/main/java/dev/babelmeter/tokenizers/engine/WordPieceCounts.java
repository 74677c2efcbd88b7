// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/**
 * Counts the tokens of pieces under WordPiece vocabularies: longest match first (Wu et al. 2016)
 * among the tokens of {@link Spans}. Belongs to one thread.
 */
final class WordPieceCounts {
  private final SharedModels models;
  private final Spans spans;
  private final WordTokens wordTokens = new WordTokens();
  private final int[] ends = new int[Spans.MOST_BYTES];
  private SegmentText text = new SegmentText();
  private int wordPiece;
  private int count;
  private int unknown;

  WordPieceCounts(SharedModels models, Spans spans) {
    this.models = models;
    this.spans = spans;
  }

  /** Begins with the pieces of a text under a vocabulary; forgets what was counted. */
  void begin(SegmentText next, int nextWordPiece) {
    text = next;
    wordPiece = nextWordPiece;
    wordTokens.begin(next);
    count = 0;
    unknown = 0;
  }

  /** Tokens counted since {@link #begin}. */
  int count() {
    return count;
  }

  /** Those that stand for pieces that cannot be spelt. */
  int unknown() {
    return unknown;
  }

  /** Words, and those that one token covers alone. */
  WordTokens words() {
    return wordTokens;
  }

  /**
   * Adds the tokens of the code points {@code [from, to)}, a piece.
   *
   * @return false when the text spells the unknown token, of which the tokens do not tell whether
   *     it is one
   */
  boolean add(int from, int to) {
    int start = text.starts[from];
    int end = text.starts[to];
    int size = 0;
    int bit = models.beginningBit(wordPiece);
    boolean spelt = to - from <= models.wordPiece(wordPiece).maxCharacters();
    for (int at = start; spelt && at < end; bit = models.beginningBit(wordPiece) << 1) {
      int tokenEnd = longest(at, end, bit);
      if (tokenEnd > at && (UnionTokens.whole(spans.bits(at, tokenEnd)) & bit) != 0) {
        return false;
      }
      spelt = tokenEnd > at;
      at = tokenEnd;
      ends[size++] = tokenEnd;
    }
    if (!spelt) {
      count++;
      unknown++;
      wordTokens.addUnknown(start, end);
      return true;
    }
    count += size;
    for (int i = 0; i < size; i++) {
      wordTokens.add(i == 0 ? start : ends[i - 1], ends[i]);
    }
    return true;
  }

  /** The end of the longest token of {@code bit} at {@code at}, or {@code at} without one. */
  private int longest(int at, int end, int bit) {
    int tokenEnd = at + Math.min(end - at, spans.longestLength(at));
    while (tokenEnd > at && (UnionTokens.reached(spans.bits(at, tokenEnd)) & bit) == 0) {
      tokenEnd--;
    }
    return tokenEnd;
  }
}
