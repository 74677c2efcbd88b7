// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/**
 * The tokens that lie in a part of a text, whichever vocabulary they are of. All are looked up
 * once, in loops whose reads do not wait for one another; what is asked later stays in a
 * processor's nearest cache. Belongs to one thread.
 */
final class Spans {
  /** Most bytes of a part. */
  static final int MOST_BYTES = 3 * SegmentText.MOST_UNITS;

  /** Most bytes of a token that is looked up. */
  static final int LONGEST = UnionTokens.MOST_LENGTHS;

  /** No token, or one of a single byte, or one that is too long. */
  static final int NONE = -1;

  private static final int STRIDE = LONGEST + 1;
  private static final int INDEX_BITS = 15;
  private static final int MOST_STAMPS = 1 << Integer.SIZE - INDEX_BITS;
  private static final int BATCH = 1 << 11;

  private final UnionTokens tokens;
  private final int told;

  /** By first byte and length, the index of the token of a span, with the stamp of its part. */
  private final int[] cells = new int[MOST_BYTES * STRIDE];

  /** By place, bits of the encodings of tokens that lie on both sides of it. */
  private final int[] spanned = new int[MOST_BYTES + 1];

  private int stamp;

  /** Spans that may be tokens: their cells, hashes and slots. */
  private final int[] places = new int[BATCH];

  private final long[] hashes = new long[BATCH];
  private final int[] slots = new int[BATCH];

  /** What {@link UnionTokens} tells of each token found. */
  private long[] found;

  private int used;
  private byte[] text = new byte[0];
  private final long[] words = new long[MOST_BYTES + UnionTokens.PADDING];
  private int size;
  private boolean read;
  private boolean complete;
  private boolean known;

  Spans(UnionTokens tokens) {
    this.tokens = tokens;
    told = tokens.told();
    found = new long[BATCH * told];
  }

  /** Begins with the first {@code length} bytes of {@code bytes}. */
  void begin(byte[] bytes, int length) {
    text = bytes;
    size = length;
    known = false;
    read = false;
  }

  private void read() {
    if (!read) {
      read = true;
      UnionTokens.read(text, size, words);
    }
  }

  /** Looks up the tokens, if that was not done. */
  private void know() {
    if (known) {
      return;
    }
    known = true;
    read();
    if (++stamp == MOST_STAMPS) {
      stamp = 1;
      Arrays.fill(cells, 0);
    }
    Arrays.fill(spanned, 0, size + 1, 0);
    used = 0;
    complete = true;
    int count = 0;
    for (int at = 0; at + 1 < size; at++) {
      long lengths = tokens.lengths(words[at], size - at);
      complete &= size - at <= LONGEST || tokens.longestLength(words[at]) <= LONGEST;
      if (count + LONGEST > BATCH) {
        lookUp(count);
        count = 0;
      }
      for (; lengths != 0; lengths &= lengths - 1) {
        int length = Long.numberOfTrailingZeros(lengths);
        long hash = UnionTokens.hash(words, at, length);
        places[count] = at * STRIDE + length;
        hashes[count] = hash;
        count += tokens.mayHold(hash) ? 1 : 0;
      }
    }
    lookUp(count);
  }

  private void lookUp(int count) {
    for (int i = 0; i < count; i++) {
      slots[i] = tokens.slot(hashes[i]);
    }
    if ((used + count) * told > found.length) {
      found = Arrays.copyOf(found, (used + count) * told * 2);
    }
    for (int i = 0; i < count; i++) {
      int from = places[i] / STRIDE;
      int length = places[i] % STRIDE;
      int token = tokens.verify(words, from, length, hashes[i], slots[i]);
      if (token != UnionTokens.NONE) {
        int at = used * told;
        tokens.copy(token, found, at);
        int reached = UnionTokens.reached(found[at]);
        for (int b = from + 1; b < from + length; b++) {
          spanned[b] |= reached;
        }
        cells[places[i]] = stamp << INDEX_BITS | used++;
      }
    }
  }

  /** Whether no token is longer than {@link #LONGEST} that may lie in the part. */
  boolean areComplete() {
    know();
    return complete;
  }

  /** Bits of the encodings of tokens that begin before the byte {@code at} and end behind it. */
  int spanned(int at) {
    return spanned[at];
  }

  /**
   * Where what is told of the token of the bytes {@code [from, to)} begins in {@link #told}, or
   * {@link #NONE}.
   */
  int find(int from, int to) {
    if (to - from > LONGEST) {
      return NONE;
    }
    int cell = cells[from * STRIDE + to - from];
    return cell >>> INDEX_BITS == stamp ? (cell & (1 << INDEX_BITS) - 1) * told : NONE;
  }

  /** What is told of the tokens; not to be changed. */
  long[] told() {
    return found;
  }

  /** The bits of the token of just these bytes, of any length; 0 when there is none. */
  long bits(int from, int to) {
    if (to - from == 1) {
      return tokens.bits(tokens.single(text[from]));
    }
    if (to - from > LONGEST) {
      read();
      return tokens.bits(tokens.find(words, from, to - from));
    }
    know();
    int at = find(from, to);
    return at == NONE ? 0 : found[at];
  }

  /** Bytes of the longest token that may begin at the byte {@code at}. */
  int longestLength(int at) {
    know();
    return at + 1 < size ? Math.max(1, tokens.longestLength(words[at])) : 1;
  }
}
