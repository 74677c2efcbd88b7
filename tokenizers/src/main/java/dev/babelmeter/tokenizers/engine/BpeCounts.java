// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
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
  private final HotPairs hot = new HotPairs();
  private final PieceMerger[] mergers;
  private final WordTokens wordTokens = new WordTokens();
  private final int[] longest = new int[MOST_BYTES + 1];

  /** By encoding, the path of one that others extend; and what they merge further. */
  private final BpePath[] paths;

  private final BpePath noPath = new BpePath(0);
  private final int[] symbols = new int[MOST_BYTES + 1];
  private final int[] ends = new int[MOST_BYTES + 1];
  private final int[] ranks = new int[MOST_BYTES + 1];

  private SegmentText text = new SegmentText();
  private BpePath path = noPath;
  private int encoding;
  private boolean spaced;
  private int count;
  private int byteFallback;

  BpeCounts(SharedBpe bpe) {
    this.bpe = bpe;
    tokens = bpe.tokens();
    paths = new BpePath[bpe.size()];
    mergers = new PieceMerger[bpe.size()];
    for (int e = 0; e < paths.length; e++) {
      paths[e] = new BpePath(bpe.isExtended(e) ? MOST_BYTES : 0);
      mergers[e] = new PieceMerger(bpe.encoding(e), hot, e);
    }
  }

  /** Begins with another text. */
  void begin(SegmentText next) {
    text = next;
    Arrays.fill(longest, 0, next.starts[next.length] + 1, UNKNOWN);
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
    wordTokens.begin(text, spaced ? text.symbolStarts : text.starts);
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

  /** Whether the path of the encoding that {@code extending} extends is there to go on from. */
  boolean hasBasePath(int extending) {
    int base = bpe.base(extending);
    return base >= 0 && paths[base].complete;
  }

  /**
   * Adds the tokens of the code points {@code [from, to)}, a piece.
   *
   * @return false when the encoding cannot spell them and has no bytes for what it cannot spell
   */
  boolean add(int from, int to) {
    int bit = 1 << encoding;
    int whole = wholeToken(text.starts[from], text.starts[to]);
    int[] starts = spaced ? text.symbolStarts : text.starts;
    if (((tokens.reached(whole) | tokens.whole(whole)) & bit) != 0) {
      if (path != noPath) {
        path.complete &= (tokens.reached(whole) & bit) != 0;
        path.add(bpe.id(encoding, whole), text.starts[from]);
      }
      addToken(starts[from], starts[to]);
      return true;
    }
    PieceMerger merger = mergers[encoding];
    int size = merger.merge(spaced ? text.symbols : text.codePoints, from, to);
    if (!merger.isSpelt(starts[to] - starts[from])) {
      path.complete = false;
      return false;
    }
    byteFallback += merger.byteFallback();
    path.complete &= merger.byteFallback() == 0;
    int start = starts[from];
    for (int i = 0; i < size; i++) {
      if (path != noPath) {
        path.add(merger.id(i), start);
      }
      addToken(start, start + merger.length(i));
      start += merger.length(i);
    }
    return true;
  }

  private void addToken(int from, int to) {
    count++;
    wordTokens.add(from, to);
  }

  /**
   * As {@link #add}, going on from the path of the encoding that this one extends, which has the
   * same pieces.
   */
  void extend(int fromPoint, int toPoint) {
    int from = text.starts[fromPoint];
    int to = text.starts[toPoint];
    int bit = 1 << encoding;
    int whole = wholeToken(from, to);
    if (((tokens.reached(whole) | tokens.whole(whole)) & bit) != 0) {
      addToken(from, to);
      return;
    }
    int baseEncoding = bpe.base(encoding);
    BpePath base = paths[baseEncoding];
    int first = Arrays.binarySearch(base.starts, 0, base.length, from);
    int length = 0;
    for (int i = first; i < base.length && base.starts[i] < to; i++) {
      symbols[length] = bpe.extendedId(encoding, base.ids[i]);
      ends[length++] = i + 1 < base.length ? base.starts[i + 1] : to;
    }
    length = mergeFurther(length);
    int start = from;
    for (int i = 0; i < length; i++) {
      addToken(start, ends[i]);
      start = ends[i];
    }
  }

  /** Merges the symbols further; returns how many are left. */
  private int mergeFurther(int size) {
    int length = size;
    BpeTokens merges = bpe.encoding(encoding);
    int best = BpeTokens.NO_MERGE;
    for (int i = 0; i + 1 < length; i++) {
      ranks[i] = merges.rank(symbols[i], symbols[i + 1], hot, encoding);
      best = Math.min(best, ranks[i]);
    }
    while (best != BpeTokens.NO_MERGE) {
      int at = 0;
      while (ranks[at] != best) {
        at++;
      }
      symbols[at] = merges.merged(best);
      length--;
      System.arraycopy(ends, at + 1, ends, at, length - at);
      System.arraycopy(symbols, at + 2, symbols, at + 1, length - at - 1);
      System.arraycopy(ranks, at + 1, ranks, at, length - at);
      if (at > 0) {
        ranks[at - 1] = merges.rank(symbols[at - 1], symbols[at], hot, encoding);
      }
      if (at + 1 < length) {
        ranks[at] = merges.rank(symbols[at], symbols[at + 1], hot, encoding);
      }
      best = BpeTokens.NO_MERGE;
      for (int i = 0; i + 1 < length; i++) {
        best = Math.min(best, ranks[i]);
      }
    }
    return length;
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
