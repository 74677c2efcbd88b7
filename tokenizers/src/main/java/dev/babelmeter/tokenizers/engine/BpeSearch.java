// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import dev.babelmeter.tokenizers.pipeline.HotPairs;
import java.util.Arrays;

/**
 * Counts the tokens of pieces under byte-pair encodings by looking for the one sequence of tokens
 * whose neighbours may all stand side by side, the longest tokens first (see {@link
 * dev.babelmeter.tokenizers.pipeline.BpeTokens}). Where the search goes back, the place it leaves
 * leads nowhere, whatever comes before: no place is tried twice, so the time is linear.
 *
 * <p>The tokens that begin at a place are looked up once for all encodings. Belongs to one thread.
 */
final class BpeSearch {
  private static final int UNKNOWN = -1;

  /** Tokens that a word has too many of to be the word of one token. */
  private static final int SEVERAL = 2;

  private static final int MOST_BYTES = 3 * SegmentText.MOST_UNITS;

  private final SharedBpe bpe;
  private final UnionTokens tokens;
  private final HotPairs hot = new HotPairs();
  private final PairMemo memo;

  private final int[] longest = new int[MOST_BYTES + 1];
  private final int[] found = new int[MOST_BYTES];
  private final int[] starts = new int[MOST_BYTES];

  /** By encoding, the path of one that others extend; and what they merge further. */
  private final BpePath[] paths;

  private final int[] symbols = new int[MOST_BYTES + 1];
  private final int[] ends = new int[MOST_BYTES + 1];
  private final int[] ranks = new int[MOST_BYTES + 1];

  private final long[] dead = new long[(MOST_BYTES >> 6) + 1];

  private final BpePath noPath = new BpePath(0);
  private BpePath path = noPath;
  private SegmentText text = new SegmentText();
  private int size;
  private int count;
  private int byteFallback;

  /** Tokens with bytes of each word, 2 for several. */
  private final int[] ofWord = new int[SegmentText.MOST_UNITS];

  BpeSearch(SharedBpe bpe) {
    this.bpe = bpe;
    memo = new PairMemo(bpe, hot, SharedTables.MEMO_BITS);
    tokens = bpe.tokens();
    paths = new BpePath[bpe.size()];
    for (int e = 0; e < paths.length; e++) {
      paths[e] = new BpePath(bpe.isExtended(e) ? MOST_BYTES : 0);
    }
  }

  /** Begins with another text. */
  void begin(SegmentText next) {
    text = next;
    size = next.size();
    Arrays.fill(longest, 0, size + 1, UNKNOWN);
    for (BpePath path : paths) {
      path.complete = false;
    }
  }

  /** Forgets what was counted, before the pieces of another encoding. */
  void reset() {
    path = noPath;
    count = 0;
    byteFallback = 0;
    Arrays.fill(ofWord, 0, text.words, 0);
  }

  /** Tokens counted since {@link #reset}. */
  int count() {
    return count;
  }

  /** Those that spell an unknown character byte by byte. */
  int byteFallback() {
    return byteFallback;
  }

  /**
   * Words that one token covers alone.
   *
   * @param first whether the first word begins with the text
   * @param last whether the last word ends with it
   */
  int singleTokenWords(boolean first, boolean last) {
    int singles = 0;
    for (int word = 0; word < text.words; word++) {
      boolean complete = (first || word > 0) && (last || word + 1 < text.words);
      if (complete && ofWord[word] == 1) {
        singles++;
      }
    }
    return singles;
  }

  /** Whether some word has no token. */
  boolean hasEmptyWord() {
    for (int word = 0; word < text.words; word++) {
      if (ofWord[word] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Keeps the path of {@code encoding} from here on, if others extend it. */
  void keepPath(int encoding) {
    if (bpe.isExtended(encoding)) {
      path = paths[encoding];
      path.reset();
    }
  }

  /** Whether the path of the encoding that {@code encoding} extends is there to go on from. */
  boolean hasBasePath(int encoding) {
    int base = bpe.base(encoding);
    return base >= 0 && paths[base].complete;
  }

  /**
   * Adds the tokens of the bytes {@code [from, to)}, a piece, under {@code encoding}.
   *
   * @return false when the encoding cannot spell them and has no bytes for what it cannot spell
   */
  boolean add(int encoding, int from, int to) {
    int bit = 1 << encoding;
    int whole = wholeToken(from, to);
    if ((tokens.reached(whole) & bit) != 0) {
      keep(whole, from);
      addToken(from, to);
      return true;
    }
    if ((tokens.whole(whole) & bit) != 0) {
      path.complete = false;
      addToken(from, to);
      return true;
    }
    boolean spelt = search(encoding, bit, from, to);
    path.complete &= spelt;
    return spelt;
  }

  /**
   * As {@link #add}, going on from the path of the encoding that {@code encoding} extends, which
   * has the same pieces.
   */
  void extend(int encoding, int from, int to) {
    int bit = 1 << encoding;
    int whole = wholeToken(from, to);
    if (((tokens.reached(whole) | tokens.whole(whole)) & bit) != 0) {
      addToken(from, to);
      return;
    }
    BpePath base = paths[bpe.base(encoding)];
    int first = Arrays.binarySearch(base.starts, 0, base.length, from);
    int length = 0;
    for (int i = first; i < base.length && base.starts[i] < to; i++) {
      symbols[length] = bpe.id(encoding, base.tokens[i]);
      ends[length++] = i + 1 < base.length ? base.starts[i + 1] : to;
    }
    length = merge(encoding, length);
    int start = from;
    for (int i = 0; i < length; i++) {
      addToken(start, ends[i]);
      start = ends[i];
    }
  }

  /** Merges the symbols further; returns how many are left. */
  private int merge(int encoding, int count) {
    int length = count;
    int best = BpeTokens.NO_MERGE;
    BpeTokens merges = bpe.encoding(encoding);
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

  private void keep(int token, int start) {
    if (path != noPath) {
      path.add(token, start);
    }
  }

  private int longestAt(int at) {
    int token = longest[at];
    if (token == UNKNOWN) {
      token = tokens.longest(text.bytes, at, size - at);
      longest[at] = token;
    }
    return token;
  }

  private void addToken(int from, int to) {
    count++;
    int first = -1;
    for (int word = 0; word < text.words && text.wordStarts[word] < to; word++) {
      if (text.wordEnds[word] > from) {
        if (first < 0) {
          first = word;
          ofWord[word]++;
        } else {
          ofWord[first] = SEVERAL;
          ofWord[word] = SEVERAL;
        }
      }
    }
  }

  private boolean search(int encoding, int bit, int from, int to) {
    Arrays.fill(dead, 0, (to >> 6) + 1, 0);
    int top = 0;
    int at = from;
    int candidate = longestAt(from);
    boolean fresh = true;
    while (true) {
      boolean spelt = false;
      for (; candidate != UnionTokens.NONE; candidate = tokens.prefix(candidate)) {
        int end = at + tokens.length(candidate);
        if (end > to || (tokens.reached(candidate) & bit) == 0) {
          continue;
        }
        spelt = true;
        if ((dead[end >> 6] >>> end & 1) == 0
            && (top == 0 || memo.mayMeet(encoding, found[top - 1], candidate))) {
          break;
        }
      }
      if (candidate != UnionTokens.NONE) {
        found[top] = candidate;
        starts[top++] = at;
        at += tokens.length(candidate);
        if (at == to) {
          flush(top, to);
          return true;
        }
        candidate = longestAt(at);
        fresh = true;
        continue;
      }
      if (fresh && !spelt) {
        // Nothing merges with the bytes of an unknown character: what comes before is done.
        flush(top, at);
        top = 0;
        int end = skipUnknown(encoding, at);
        if (end < 0) {
          return false;
        }
        at = end;
        if (at >= to) {
          return at == to;
        }
        candidate = longestAt(at);
        continue;
      }
      if (top == 0) {
        return false;
      }
      dead[at >> 6] |= 1L << at;
      top--;
      at = starts[top];
      candidate = tokens.prefix(found[top]);
      fresh = false;
    }
  }

  private void flush(int top, int end) {
    for (int i = 0; i < top; i++) {
      keep(found[i], starts[i]);
      addToken(starts[i], i + 1 < top ? starts[i + 1] : end);
    }
  }

  /** Counts the byte tokens of the unknown character at {@code at}; its end, or -1. */
  private int skipUnknown(int encoding, int at) {
    byte first = text.bytes[at];
    if (bpe.encoding(encoding).spellsBytes() || Utf8.isContinuation(first) || first == ' ') {
      return -1;
    }
    int length = Utf8.lengthOf(first);
    if (!bpe.fallsBackToBytes(encoding)
        || bpe.encoding(encoding).isCharacter(Utf8.decode(text.bytes, at, length))) {
      return -1;
    }
    path.complete = false;
    byteFallback += length;
    for (int i = 0; i < length; i++) {
      addToken(at, at + length);
    }
    return at + length;
  }
}
