// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.PieceMerger;

/**
 * Counts the tokens of pieces under byte-pair encodings. The tokens that lie in a part are looked
 * up once for all of them; pieces are merged with what was found, under an encoding that extends
 * another from where that one ended. Belongs to one thread.
 */
final class BpeCounts {
  private final SharedModels models;
  private final Spans spans;
  private final SpanMerger spanMerger;
  private final PieceMerger[] mergers;
  private final WordTokens wordTokens = new WordTokens();

  /** By encoding, the path of one that others extend. */
  private final BpePath[] paths;

  private final BpePath noPath = new BpePath(0);
  private SegmentText text = new SegmentText();
  private BpePath path = noPath;
  private int encoding;
  private boolean spaced;
  private int count;
  private int byteFallback;

  BpeCounts(SharedModels models, Spans spans) {
    this.models = models;
    this.spans = spans;
    spanMerger = new SpanMerger(spans);
    paths = new BpePath[models.size()];
    mergers = new PieceMerger[models.size()];
    for (int e = 0; e < paths.length; e++) {
      paths[e] = new BpePath(models.isExtended(e) ? Spans.MOST_BYTES : 0);
      mergers[e] = new PieceMerger(models.encoding(e));
    }
  }

  /** Begins with another text. */
  void begin(SegmentText next) {
    text = next;
    for (BpePath each : paths) {
      each.complete = false;
    }
  }

  /** Begins with the pieces of the text under another encoding; forgets what was counted. */
  void begin(int nextEncoding) {
    encoding = nextEncoding;
    spaced = models.replacesSpaces(encoding);
    count = 0;
    byteFallback = 0;
    wordTokens.begin(text);
    path = noPath;
    if (models.isExtended(encoding)) {
      path = paths[encoding];
      path.reset();
    }
  }

  /** Tokens counted since {@link #begin(int)}. */
  int count() {
    return count;
  }

  /** Those that spell an unknown character byte by byte. */
  int byteFallback() {
    return byteFallback;
  }

  /** Words, and those that one token covers alone. */
  WordTokens words() {
    return wordTokens;
  }

  /** Whether {@code extending} may go on from where the encoding ended that it extends. */
  boolean mayExtend(int extending) {
    int base = models.base(extending);
    return base >= 0 && paths[base].complete && models.orders().isKnown(extending);
  }

  /**
   * Adds the tokens of the code points {@code [from, to)}, a piece.
   *
   * @param extend whether to go on from where the encoding ended that this one extends, which has
   *     the same pieces and {@link #mayExtend}
   * @return false when they cannot be told here, as those that the encoding cannot spell and has no
   *     bytes for
   */
  boolean add(int from, int to, boolean extend) {
    int start = text.starts[from];
    int end = text.starts[to];
    long bits = spans.bits(start, end);
    int bit = 1 << encoding;
    if (((UnionTokens.reached(bits) | UnionTokens.whole(bits)) & bit) != 0) {
      path.complete &= (UnionTokens.reached(bits) & bit) != 0;
      addToken(start, end);
      return true;
    }
    int before = count;
    return ((end - start <= Spans.LONGEST || spans.areComplete())
            && models.orders().isKnown(encoding)
            && addSpans(from, to, extend))
        || (count == before && addMerged(from, to));
  }

  /** Whether the tokens could be told by their spans. */
  private boolean addSpans(int from, int to, boolean extend) {
    if (models.encoding(encoding).spellsBytes()) {
      return (models.encoding(encoding).spellsAllBytes() || isSpelt(from, to))
          && addBytes(from, to, extend);
    }
    return extend ? isSpelt(from, to) && goOn(from, to) : addCharacters(from, to);
  }

  private boolean isSpelt(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isSpelt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSpelt(int index) {
    return models.encoding(encoding).spells(spaced ? text.symbols[index] : text.codePoints[index]);
  }

  private boolean addBytes(int from, int to, boolean extend) {
    if (extend) {
      return goOn(from, to);
    }
    int end = text.starts[to];
    for (int at = text.starts[from]; at < end; ) {
      int first = at++;
      while (at < end && (spans.spanned(at) >>> encoding & 1) != 0) {
        at++;
      }
      if (!addBytes(first, at)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the tokens of bytes that no token spans on either side. */
  private boolean addBytes(int start, int end) {
    if (end - start == 1) {
      addToken(start, end);
      return true;
    }
    return end - start <= SpanMerger.MOST_SYMBOLS && addTokens(spanMerger.beginBytes(start, end));
  }

  /** Goes on from where the encoding ended that this one extends. */
  private boolean goOn(int from, int to) {
    BpePath base = paths[models.base(encoding)];
    int first = base.indexOf(text.starts[from]);
    int last = base.indexOf(text.starts[to]);
    return last - first <= SpanMerger.MOST_SYMBOLS
        && addTokens(spanMerger.beginSymbols(base.starts, first, last));
  }

  /** Nothing merges with a character that is spelt byte by byte. */
  private boolean addCharacters(int from, int to) {
    if (!isSpelt(from, to) && !isSpeltWithBytes(from, to)) {
      return false;
    }
    for (int at = from; at < to; ) {
      if (!isSpelt(at)) {
        addFallback(at++);
        continue;
      }
      int first = at++;
      while (at < to && isSpelt(at) && (spans.spanned(text.starts[at]) >>> encoding & 1) != 0) {
        at++;
      }
      if (at - first > SpanMerger.MOST_SYMBOLS
          || !addTokens(spanMerger.beginSymbols(text.starts, first, at))) {
        return false;
      }
    }
    return true;
  }

  private void addFallback(int index) {
    for (int b = text.starts[index]; b < text.starts[index + 1]; b++) {
      addToken(b, b + 1);
    }
    byteFallback += text.starts[index + 1] - text.starts[index];
    path.complete = false;
  }

  private boolean isSpeltWithBytes(int from, int to) {
    for (int i = from; i < to; i++) {
      int c = text.codePoints[i];
      if (!isSpelt(i) && ((spaced && c == ' ') || !models.encoding(encoding).fallsBackToBytes(c))) {
        return false;
      }
    }
    return true;
  }

  private boolean addTokens(int symbols) {
    int size = spanMerger.merge(encoding, symbols);
    for (int i = 0; i < size; i++) {
      addToken(spanMerger.start(i), spanMerger.start(i + 1));
    }
    return size >= 0;
  }

  private boolean addMerged(int from, int to) {
    PieceMerger merger = mergers[encoding];
    int size = merger.merge(spaced ? text.symbols : text.codePoints, from, to);
    int[] starts = spaced ? text.symbolStarts : text.starts;
    if (!merger.isSpelt(starts[to] - starts[from])) {
      path.complete = false;
      return false;
    }
    byteFallback += merger.byteFallback();
    path.complete &= merger.byteFallback() == 0;
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

  private void addToken(int from, int to) {
    count++;
    wordTokens.add(from, to);
    if (path != noPath) {
      path.add(from, to);
    }
  }
}
