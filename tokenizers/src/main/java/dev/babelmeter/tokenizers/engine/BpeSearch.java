// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

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
  private final PairMemo memo;

  private final int[] longest = new int[MOST_BYTES + 1];
  private final int[] path = new int[MOST_BYTES];
  private final int[] starts = new int[MOST_BYTES];
  private final long[] dead = new long[(MOST_BYTES >> 6) + 1];

  private SegmentText text = new SegmentText();
  private int size;
  private int count;
  private int byteFallback;

  /** Tokens with bytes of each word, 2 for several. */
  private final int[] ofWord = new int[SegmentText.MOST_UNITS];

  BpeSearch(SharedBpe bpe, PairMemo memo) {
    this.bpe = bpe;
    this.memo = memo;
    tokens = bpe.tokens();
  }

  /** Begins with another text. */
  void begin(SegmentText next) {
    text = next;
    size = next.size();
    Arrays.fill(longest, 0, size + 1, UNKNOWN);
  }

  /** Forgets what was counted, before the pieces of another encoding. */
  void reset() {
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

  /**
   * Adds the tokens of the bytes {@code [from, to)}, a piece, under {@code encoding}.
   *
   * @return false when the encoding cannot spell them and has no bytes for what it cannot spell
   */
  boolean add(int encoding, int from, int to) {
    int bit = 1 << encoding;
    int whole = longestAt(from);
    while (tokens.length(whole) > to - from) {
      whole = tokens.prefix(whole);
    }
    if (tokens.length(whole) == to - from
        && ((tokens.reached(whole) | tokens.whole(whole)) & bit) != 0) {
      addToken(from, to);
      return true;
    }
    return search(encoding, bit, from, to);
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
            && (top == 0 || memo.mayMeet(encoding, path[top - 1], candidate))) {
          break;
        }
      }
      if (candidate != UnionTokens.NONE) {
        path[top] = candidate;
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
      candidate = tokens.prefix(path[top]);
      fresh = false;
    }
  }

  private void flush(int top, int end) {
    int to = end;
    for (int i = top - 1; i >= 0; i--) {
      addToken(starts[i], to);
      to = starts[i];
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
    byteFallback += length;
    for (int i = 0; i < length; i++) {
      addToken(at, at + length);
    }
    return at + length;
  }
}
