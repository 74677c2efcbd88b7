// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/**
 * Counts the tokens of pieces under WordPiece vocabularies: longest match first (Wu et al. 2016)
 * among the tokens of {@link Spans}. Belongs to one thread.
 */
final class WordPieceCounts {
  private static final int UNKNOWN = -1;

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

  /** Tokens of the part. */
  int count() {
    return count;
  }

  /** Those that stand for pieces that cannot be spelt. */
  int unknown() {
    return unknown;
  }

  /** Its words, and those that one token covers alone. */
  WordTokens words() {
    return wordTokens;
  }

  /**
   * Counts the tokens of a part under a vocabulary.
   *
   * @return false when they cannot be told here: it spells the unknown token, of which the tokens
   *     do not tell whether it is one, or not all tokens of the part are known
   */
  boolean count(SegmentText part, int number, PieceEnds pieces) {
    text = part;
    wordPiece = number;
    wordTokens.begin(part);
    count = 0;
    unknown = 0;
    int from = 0;
    boolean told = spans.areComplete();
    for (int i = 0; told && i < pieces.count(); i++) {
      told = pieces.isRemoved(i) || add(from, pieces.end(i));
      from = pieces.end(i);
    }
    return told;
  }

  private boolean add(int from, int to) {
    int start = text.starts[from];
    int end = text.starts[to];
    int tokens = 0;
    int bit = models.beginningBit(wordPiece);
    boolean spelt = to - from <= models.wordPiece(wordPiece).maxCharacters();
    for (int at = start; spelt && at < end; bit = models.beginningBit(wordPiece) << 1) {
      int tokenEnd = longest(at, end, bit);
      if (tokenEnd == UNKNOWN) {
        return false;
      }
      spelt = tokenEnd > at;
      at = tokenEnd;
      ends[tokens++] = tokenEnd;
    }
    if (!spelt) {
      count++;
      unknown++;
      wordTokens.addUnknown(start, end);
      return true;
    }
    count += tokens;
    for (int i = 0; i < tokens; i++) {
      wordTokens.add(i == 0 ? start : ends[i - 1], ends[i]);
    }
    return true;
  }

  /**
   * The end of the longest token of {@code bit} at {@code at}; {@code at} without one, {@link
   * #UNKNOWN} when it is the unknown token.
   */
  private int longest(int at, int end, int bit) {
    for (int i = spans.firstFrom(at + 1) - 1; i >= 0 && spans.from()[i] == at; i--) {
      if ((spans.reached()[i] & bit) != 0 && spans.to()[i] <= end) {
        return (spans.whole()[i] & bit) == 0 ? spans.to()[i] : UNKNOWN;
      }
    }
    int single = spans.tokens().single(text.bytes[at]);
    if ((spans.tokens().reached(single) & bit) == 0) {
      return at;
    }
    return (spans.tokens().whole(single) & bit) == 0 ? at + 1 : UNKNOWN;
  }
}
