// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts a part as models see it, from the tokens that lie in it. Belongs to one thread.
 *
 * <p>Byte-pair encodings that cannot be counted so are merged piece by piece.
 */
final class PartCounter {
  private final SharedTables tables;
  private final SegmentText text = new SegmentText();
  private final Spans spans;
  private final BpeCounts merging;
  private final PieceCounts piecewise;
  private final WordPieceCounts spelling;

  /** By encoding that was counted, the pieces and the vocabulary; null for others. */
  private final @Nullable PieceEnds[] divided;

  private final int[] counted;

  PartCounter(SharedTables tables) {
    this.tables = tables;
    SharedModels models = tables.models();
    spans = new Spans(models.tokens());
    merging = new BpeCounts(models, spans);
    piecewise = new PieceCounts(models, spans);
    spelling = new WordPieceCounts(models, spans);
    divided = new @Nullable PieceEnds[models.size()];
    counted = new int[models.size()];
  }

  /** The part, which the caller reads. */
  SegmentText text() {
    return text;
  }

  /** Begins with what was read into {@link #text}. */
  void begin() {
    spans.begin(text.bytes, text.starts[text.length]);
    merging.begin(text);
    Arrays.fill(divided, null);
  }

  /**
   * Counts the part under {@code vocabulary}.
   *
   * @param firstWhole whether the first word begins with the part
   * @param lastWhole whether the last word ends with it
   * @return false when it cannot be counted so
   */
  boolean count(
      int vocabulary,
      PieceEnds pieces,
      boolean firstWhole,
      boolean lastWhole,
      SegmentCounts counts) {
    if (!pieces.divide(text)) {
      return false;
    }
    Lanes lanes = tables.lanes();
    int wordPiece = tables.wordPiece(vocabulary);
    if (wordPiece >= 0) {
      if (!spelling.count(text, wordPiece, pieces)) {
        return false;
      }
      counts.set(lanes, vocabulary, spelling.count(), spelling.unknown(), 0);
      setWords(vocabulary, counts, spelling.words(), firstWhole, lastWhole);
      return true;
    }
    int encoding = tables.encoding(vocabulary);
    int alike = tables.models().alike(encoding);
    if (alike >= 0 && isAlike(encoding, alike, pieces)) {
      counts.copy(lanes, counted[alike], vocabulary);
      return true;
    }
    if (merging.count(encoding, pieces)) {
      divided[encoding] = pieces;
      counted[encoding] = vocabulary;
      counts.set(lanes, vocabulary, merging.count(), 0, merging.byteFallback());
      counts.singleWords[vocabulary] = merging.singles(firstWhole, lastWhole);
      counts.vanishes |= merging.hasEmptyWord();
      return true;
    }
    if (!piecewise.count(text, encoding, pieces)) {
      return false;
    }
    counts.set(lanes, vocabulary, piecewise.count(), 0, piecewise.byteFallback());
    setWords(vocabulary, counts, piecewise.words(), firstWhole, lastWhole);
    return true;
  }

  private boolean isAlike(int encoding, int other, PieceEnds pieces) {
    PieceEnds otherPieces = divided[other];
    return otherPieces != null && otherPieces.isLike(pieces) && spans.areAlike(encoding, other);
  }

  private static void setWords(
      int vocabulary, SegmentCounts counts, WordTokens words, boolean first, boolean last) {
    counts.singleWords[vocabulary] = words.singles(first, last);
    counts.vanishes |= words.hasEmptyWord();
  }
}
