// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.HotPairs;
import dev.babelmeter.tokenizers.pipeline.PieceMerger;
import java.util.Arrays;

/**
 * Counts the tokens of pieces under byte-pair encodings. A piece that is one token of an encoding
 * is found in the table of all tokens, once for all encodings; others are merged, under an encoding
 * that extends another from where that one ended. Belongs to one thread.
 */
final class BpeCounts {
  private static final int UNKNOWN = -1;
  private static final int MOST_BYTES = 3 * SegmentText.MOST_UNITS;

  private final SharedBpe bpe;
  private final UnionTokens tokens;
  private final SpanMerger spans;
  private final PieceMerger[] mergers;
  private final WordTokens wordTokens = new WordTokens();
  private final int[] longest = new int[MOST_BYTES + 1];

  /** By encoding, the path of one that others extend; and what they merge further. */
  private final BpePath[] paths;

  private final BpePath noPath = new BpePath(0);
  private SegmentText text = new SegmentText();
  private BpePath path = noPath;
  private int encoding;
  private boolean spaced;
  private boolean isShort;
  private boolean spansKnown;
  private int count;
  private int byteFallback;

  BpeCounts(SharedBpe bpe) {
    this.bpe = bpe;
    tokens = bpe.tokens();
    paths = new BpePath[bpe.size()];
    mergers = new PieceMerger[bpe.size()];
    spans = new SpanMerger(tokens, bpe.orders(), bpe.size());
    HotPairs hot = new HotPairs();
    for (int e = 0; e < paths.length; e++) {
      paths[e] = new BpePath(bpe.isExtended(e) ? MOST_BYTES : 0);
      mergers[e] = new PieceMerger(bpe.encoding(e), hot, e);
    }
  }

  /** Begins with another text. */
  void begin(SegmentText next) {
    text = next;
    int size = next.starts[next.length];
    Arrays.fill(longest, 0, size + 1, UNKNOWN);
    isShort = size <= SpanMerger.MOST_BYTES;
    spansKnown = false;
    for (BpePath each : paths) {
      each.complete = false;
    }
  }

  /** Begins with the pieces of the text under another encoding; forgets what was counted. */
  void begin(int nextEncoding) {
    encoding = nextEncoding;
    spaced = bpe.replacesSpaces(encoding);
    count = 0;
    byteFallback = 0;
    wordTokens.begin(text);
    path = noPath;
    if (bpe.isExtended(encoding)) {
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
    int base = bpe.base(extending);
    return isShort && base >= 0 && paths[base].complete && bpe.orders().isKnown(extending);
  }

  /**
   * Adds the tokens of the code points {@code [from, to)}, a piece.
   *
   * @param extend whether to go on from where the encoding ended that this one extends, which has
   *     the same pieces and {@link #mayExtend}
   * @return false when the encoding cannot spell them and has no bytes for what it cannot spell
   */
  boolean add(int from, int to, boolean extend) {
    int start = text.starts[from];
    int end = text.starts[to];
    int bit = 1 << encoding;
    int whole = wholeToken(start, end);
    if (((tokens.reached(whole) | tokens.whole(whole)) & bit) != 0) {
      path.complete &= (tokens.reached(whole) & bit) != 0;
      addToken(start, end);
      return true;
    }
    return (isShort && bpe.orders().isKnown(encoding) && addSpans(from, to, extend))
        || addMerged(from, to);
  }

  /** Whether the tokens could be told by their spans. */
  private boolean addSpans(int from, int to, boolean extend) {
    for (int i = from; i < to; i++) {
      if (!bpe.encoding(encoding).spells(spaced ? text.symbols[i] : text.codePoints[i])) {
        return false;
      }
    }
    if (!spansKnown) {
      spans.begin(text.bytes, text.starts[text.length]);
      spansKnown = true;
    }
    int symbols;
    if (extend) {
      BpePath base = paths[bpe.base(encoding)];
      symbols =
          spans.beginSymbols(
              base.starts, base.indexOf(text.starts[from]), base.indexOf(text.starts[to]));
    } else if (bpe.encoding(encoding).spellsBytes()) {
      symbols = spans.beginBytes(text.starts[from], text.starts[to]);
    } else {
      symbols = spans.beginSymbols(text.starts, from, to);
    }
    int size = spans.merge(encoding, symbols);
    for (int i = 0; i < size; i++) {
      addToken(spans.start(i), spans.start(i + 1));
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

  /** The token of just these bytes, or {@link UnionTokens#NONE}. */
  private int wholeToken(int from, int to) {
    int whole = longestAt(from);
    while (tokens.length(whole) > to - from) {
      whole = tokens.prefix(whole);
    }
    return tokens.length(whole) == to - from ? whole : UnionTokens.NONE;
  }

  private int longestAt(int at) {
    int token = longest[at];
    if (token == UNKNOWN) {
      token = tokens.longest(text.bytes, at, text.starts[text.length] - at);
      longest[at] = token;
    }
    return token;
  }
}
