// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.PieceMerger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the tokens of a part under byte-pair encodings piece by piece, merging by ids: slower than
 * {@link BpeCounts}, but under every encoding. Belongs to one thread.
 */
final class PieceCounts {
  private final SharedModels models;
  private final Spans spans;
  private final @Nullable PieceMerger[] mergers;
  private final WordTokens wordTokens = new WordTokens();
  private SegmentText text = new SegmentText();
  private int count;
  private int byteFallback;

  PieceCounts(SharedModels models, Spans spans) {
    this.models = models;
    this.spans = spans;
    mergers = new @Nullable PieceMerger[models.size()];
  }

  /**
   * Counts the tokens of a part under {@code encoding}.
   *
   * @return false when it cannot spell a character and has no bytes for it
   */
  boolean count(SegmentText part, int encoding, PieceEnds pieces) {
    text = part;
    wordTokens.begin(part);
    count = 0;
    byteFallback = 0;
    int from = 0;
    for (int i = 0; i < pieces.count(); i++) {
      if (!pieces.isRemoved(i) && !add(encoding, from, pieces.end(i))) {
        return false;
      }
      from = pieces.end(i);
    }
    return true;
  }

  /** Tokens of the part. */
  int count() {
    return count;
  }

  /** Those that spell an unknown character byte by byte. */
  int byteFallback() {
    return byteFallback;
  }

  /** Its words, and those that one token covers alone. */
  WordTokens words() {
    return wordTokens;
  }

  private boolean add(int encoding, int from, int to) {
    int start = text.starts[from];
    int end = text.starts[to];
    int token = spans.token(start, end);
    int bits = spans.tokens().reached(token) | spans.tokens().whole(token);
    if ((bits >>> encoding & 1) == 0) {
      return merge(encoding, from, to);
    }
    addToken(start, end);
    return true;
  }

  private boolean merge(int encoding, int from, int to) {
    PieceMerger merger = merger(encoding);
    boolean spaced = models.replacesSpaces(encoding);
    int size = merger.merge(spaced ? text.symbols : text.codePoints, from, to);
    int[] starts = spaced ? text.symbolStarts : text.starts;
    if (!merger.isSpelt(starts[to] - starts[from])) {
      return false;
    }
    byteFallback += merger.byteFallback();
    int point = from;
    int start = starts[from];
    int plainStart = text.starts[from];
    for (int i = 0; i < size; i++) {
      int end = start + merger.length(i);
      while (starts[point + 1] <= end && point + 1 < to) {
        point++;
      }
      int plainEnd = end == starts[to] ? text.starts[to] : text.starts[point] + end - starts[point];
      addToken(plainStart, plainEnd);
      start = end;
      plainStart = plainEnd;
    }
    return true;
  }

  private PieceMerger merger(int encoding) {
    PieceMerger merger = mergers[encoding];
    if (merger == null) {
      merger = new PieceMerger(models.encoding(encoding));
      mergers[encoding] = merger;
    }
    return merger;
  }

  private void addToken(int from, int to) {
    count++;
    wordTokens.add(from, to);
  }
}
