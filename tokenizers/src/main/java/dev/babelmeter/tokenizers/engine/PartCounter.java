// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.regex.PatternBudgetException;
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
   * @return false when it cannot be counted so
   * @throws PatternBudgetException when a pattern would not take linear time to find its pieces
   */
  boolean count(int vocabulary, PieceEnds pieces, SegmentCounts counts) {
    return pieces.divide(text)
        && (tables.wordPiece(vocabulary) >= 0
            ? spell(vocabulary, pieces, counts)
            : takeOver(vocabulary, pieces, counts)
                || merge(vocabulary, pieces, counts)
                || mergePieces(vocabulary, pieces, counts));
  }

  private boolean spell(int vocabulary, PieceEnds pieces, SegmentCounts counts) {
    if (!spelling.count(text, tables.wordPiece(vocabulary), pieces)) {
      return false;
    }
    counts.set(tables.lanes(), vocabulary, spelling.count(), spelling.unknown(), 0);
    counts.setWords(vocabulary, spelling.words());
    return true;
  }

  /** Takes the counts of an encoding that divides the part alike. */
  private boolean takeOver(int vocabulary, PieceEnds pieces, SegmentCounts counts) {
    int encoding = tables.encoding(vocabulary);
    int alike = tables.models().alike(encoding);
    PieceEnds others = alike < 0 ? null : divided[alike];
    if (others == null || !others.isLike(pieces) || !spans.areAlike(encoding, alike)) {
      return false;
    }
    counts.copy(tables.lanes(), counted[alike], vocabulary);
    return true;
  }

  private boolean merge(int vocabulary, PieceEnds pieces, SegmentCounts counts) {
    int encoding = tables.encoding(vocabulary);
    if (!merging.count(encoding, pieces)) {
      return false;
    }
    divided[encoding] = pieces;
    counted[encoding] = vocabulary;
    counts.set(tables.lanes(), vocabulary, merging.count(), 0, merging.byteFallback());
    counts.singleWords[vocabulary] = merging.singles(counts.firstWhole, counts.lastWhole);
    counts.vanishes |= merging.hasEmptyWord();
    return true;
  }

  private boolean mergePieces(int vocabulary, PieceEnds pieces, SegmentCounts counts) {
    if (!piecewise.count(text, tables.encoding(vocabulary), pieces)) {
      return false;
    }
    counts.set(tables.lanes(), vocabulary, piecewise.count(), 0, piecewise.byteFallback());
    counts.setWords(vocabulary, piecewise.words());
    return true;
  }
}
