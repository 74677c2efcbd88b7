// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/** Places between the bytes of a part, as bits. */
final class Places {
  private static final int WORDS = (Spans.MOST_BYTES >>> 6) + 2;

  private final long[] words = new long[WORDS];

  /** Makes it hold nothing. */
  void clear() {
    Arrays.fill(words, 0);
  }

  /** Makes it hold {@code 0} to {@code last}. */
  void fill(int last) {
    Arrays.fill(words, 0);
    Arrays.fill(words, 0, last >>> 6, -1);
    words[last >>> 6] = -1L >>> 63 - (last & 63);
  }

  /** Makes it hold what {@code other} holds. */
  void copy(Places other) {
    System.arraycopy(other.words, 0, words, 0, WORDS);
  }

  void add(int place) {
    words[place >>> 6] |= 1L << place;
  }

  /** Adds {@code from} to {@code to}. */
  void add(int from, int to) {
    for (int place = from; place <= to; place++) {
      add(place);
    }
  }

  boolean holds(int place) {
    return (words[place >>> 6] >>> place & 1) != 0;
  }

  /** Whether it holds a place between {@code from} and {@code to}, both left out. */
  boolean holdsBetween(int from, int to) {
    int first = from + 1;
    while (to - first > Long.SIZE - 1) {
      if ((words(first) & -1L >>> 1) != 0) {
        return true;
      }
      first += Long.SIZE - 1;
    }
    return first < to && (words(first) & (1L << to - first) - 1) != 0;
  }

  /** The bits of {@code place} and those behind it. */
  private long words(int place) {
    int word = place >>> 6;
    // A shift by 64 would be one by 0.
    return words[word] >>> place | words[word + 1] << 1 << (~place & 63);
  }

  /** Whether all places of a part of {@code size} bytes are in one word. */
  static boolean isShort(int size) {
    return size < Long.SIZE;
  }

  /** The places, when they {@link #isShort}. */
  long bits() {
    return words[0];
  }

  /** Makes it hold what {@link #bits} told. */
  void setBits(long bits) {
    words[0] = bits;
  }

  /**
   * {@link #join} of {@link #bits}, for loops that keep them in a register.
   *
   * @return the bits that are left
   */
  static long join(long bits, int from, int to) {
    long both = bits >>> from & bits >>> to & 1;
    return bits & ~((-both & (1L << to - from - 1) - 1) << from + 1);
  }

  /**
   * Takes out what lies between {@code from} and {@code to}, which are at most 64 apart, if it
   * holds both. Does so without a branch: which of a part's tokens are made cannot be foretold.
   */
  void join(int from, int to) {
    long both = words[from >>> 6] >>> from & words[to >>> 6] >>> to & 1;
    long between = -both & (1L << to - from - 1) - 1;
    int first = from + 1;
    words[first >>> 6] &= ~(between << first);
    words[(first >>> 6) + 1] &= ~(between >>> 1 >>> (~first & 63));
  }

  /** Takes out what {@code other} holds. */
  void remove(Places other) {
    for (int i = 0; i < WORDS; i++) {
      words[i] &= ~other.words[i];
    }
  }

  /** How many it holds before {@code end}. */
  int countBefore(int end) {
    int count = 0;
    int last = end >>> 6;
    for (int i = 0; i < last; i++) {
      count += Long.bitCount(words[i]);
    }
    return count + Long.bitCount(words[last] & (1L << end) - 1);
  }

  /** The first place behind {@code place} that it holds; there must be one. */
  int next(int place) {
    int at = place + 1;
    int word = at >>> 6;
    long bits = words[word] >>> at << at;
    while (bits == 0) {
      bits = words[++word];
    }
    return word << 6 | Long.numberOfTrailingZeros(bits);
  }
}
