// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/**
 * Which pairs of neighbouring characters lie within a token of any encoding, wholly or with some of
 * their bytes. May say so of a pair that does not, never the other way round. Immutable.
 */
final class SpanFilter {
  private static final int BITS = 22;

  private final long[] filter;

  /** By number of bytes, the ends of characters that tokens begin with, and their beginnings. */
  private final boolean[][] tails;

  private final boolean[][] heads;

  private SpanFilter(Builder builder) {
    filter = builder.filter;
    tails = builder.tails;
    heads = builder.heads;
  }

  /** Whether a token may hold bytes of both characters. */
  boolean mayBeSpanned(int left, int right) {
    if (test(0, 0, left, right)) {
      return true;
    }
    int leftLength = Utf8.length(left);
    int rightLength = Utf8.length(right);
    for (int n = 1; n < leftLength; n++) {
      int tail = left & (1 << 6 * n) - 1;
      if (tails[n][tail]) {
        if (test(n, 0, tail, right)) {
          return true;
        }
        for (int m = 1; m < rightLength; m++) {
          if (test(n, m, tail, head(right, rightLength, m))) {
            return true;
          }
        }
      }
    }
    for (int m = 1; m < rightLength; m++) {
      if (heads[m][index(head(right, rightLength, m))]
          && test(0, m, left, head(right, rightLength, m))) {
        return true;
      }
    }
    return false;
  }

  private boolean test(int tail, int head, int left, int right) {
    int hash = hash(tail, head, left, right);
    return (filter[hash >>> 6] >>> hash & 1) != 0;
  }

  /** The first {@code bytes} bytes of a character, as one number that tells its length too. */
  private static int head(int codePoint, int length, int bytes) {
    return length << 18 | codePoint >> 6 * (length - bytes);
  }

  private static int index(int head) {
    return head & (1 << 18) - 1;
  }

  private static int hash(int tail, int head, int left, int right) {
    long h = ((long) left << 32 | right) * 0x9E3779B97F4A7C15L + (tail << 2 | head);
    h = (h ^ h >>> 31) * 0xD6E8FEB86659FD93L;
    return (int) (h >>> 64 - BITS);
  }

  /** Collects tokens. */
  static final class Builder {
    private final long[] filter = new long[1 << BITS - 6];
    private final boolean[][] tails = new boolean[4][1 << 18];
    private final boolean[][] heads = new boolean[4][1 << 18];

    /** Adds the bytes of a token. */
    void add(byte[] token) {
      int at = 0;
      while (at < token.length && Utf8.isContinuation(token[at])) {
        at++;
      }
      int tail = Math.min(at, 3);
      int left = 0;
      for (int i = at - tail; i < at; i++) {
        left = left << 6 | (token[i] & 0x3F);
      }
      boolean begun = at > 0;
      while (at < token.length) {
        int length = Utf8.lengthOf(token[at]);
        int whole = 1;
        while (whole < length
            && at + whole < token.length
            && Utf8.isContinuation(token[at + whole])) {
          whole++;
        }
        boolean cut = whole < length;
        int right =
            cut ? length << 18 | partial(token, at, length, whole) : Utf8.decode(token, at, length);
        if (begun) {
          put(tail, cut ? whole : 0, left, right);
        }
        begun = true;
        tail = 0;
        left = right;
        at += whole;
      }
    }

    /** The bits of the first {@code bytes} bytes of a character of {@code length}. */
    private static int partial(byte[] token, int at, int length, int bytes) {
      int c = token[at] & 0xFF >> length + 1;
      for (int i = 1; i < bytes; i++) {
        c = c << 6 | (token[at + i] & 0x3F);
      }
      return c;
    }

    private void put(int tail, int head, int left, int right) {
      int hash = hash(tail, head, left, right);
      filter[hash >>> 6] |= 1L << hash;
      if (tail > 0) {
        tails[tail][left] = true;
      }
      if (head > 0) {
        heads[head][index(right)] = true;
      }
    }

    SpanFilter build() {
      return new SpanFilter(this);
    }
  }
}
