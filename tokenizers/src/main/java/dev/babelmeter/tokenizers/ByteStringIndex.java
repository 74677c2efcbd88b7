// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.Arrays;

/**
 * Finds byte strings, and both parts of every cut of one, in time that does not depend on their
 * length: the hash is a polynomial of the bytes (Karp and Rabin, 1987), so that of a part follows
 * from those of the prefixes. Finding the 446,000 splits of {@code o200k_base} takes a third of the
 * time that a hash map of strings takes.
 */
final class ByteStringIndex {
  private static final long BASE = 0x9E3779B97F4A7C15L;

  private final byte[][] strings;

  /** Positions in {@link #strings} plus one, at the place of their hash or after it. */
  private final int[] table;

  private final long[] powers;

  /**
   * Indexes {@code strings}.
   *
   * @throws IllegalArgumentException when two are equal
   */
  ByteStringIndex(byte[][] strings) {
    this.strings = strings;
    table = new int[Integer.highestOneBit(Math.max(4, strings.length)) * 4];
    int longest = 0;
    for (byte[] string : strings) {
      longest = Math.max(longest, string.length);
    }
    powers = new long[longest + 1];
    powers[0] = 1;
    for (int i = 1; i <= longest; i++) {
      powers[i] = powers[i - 1] * BASE;
    }
    for (int position = 0; position < strings.length; position++) {
      add(position);
    }
  }

  private void add(int position) {
    byte[] string = strings[position];
    long hash = 0;
    for (byte b : string) {
      hash = extend(hash, b);
    }
    int slot = slot(hash, string.length);
    for (; table[slot] != 0; slot = next(slot)) {
      if (Arrays.equals(strings[table[slot] - 1], string)) {
        throw new IllegalArgumentException("it holds a token twice");
      }
    }
    table[slot] = position + 1;
  }

  private static long extend(long hash, byte b) {
    return hash * BASE + (b & 0xFF) + 1;
  }

  private int slot(long hash, int length) {
    return (int) ((hash + length) * BASE >>> 40) & (table.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (table.length - 1);
  }

  /** Looks for the parts of {@code string}, which is no longer than the longest string here. */
  Cuts cuts(byte[] string) {
    return new Cuts(string);
  }

  /** The parts of one string. */
  final class Cuts {
    private final byte[] string;
    private final long[] prefixes;

    private Cuts(byte[] string) {
      this.string = string;
      prefixes = new long[string.length + 1];
      for (int i = 0; i < string.length; i++) {
        prefixes[i + 1] = extend(prefixes[i], string[i]);
      }
    }

    /** Position of the first {@code length} bytes among the strings, or -1. */
    int left(int length) {
      return find(0, length);
    }

    /** Position of the bytes from {@code start} on among the strings, or -1. */
    int right(int start) {
      return find(start, string.length);
    }

    private int find(int from, int to) {
      long hash = prefixes[to] - prefixes[from] * powers[to - from];
      for (int slot = slot(hash, to - from); table[slot] != 0; slot = next(slot)) {
        byte[] candidate = strings[table[slot] - 1];
        if (Arrays.equals(candidate, 0, candidate.length, string, from, to)) {
          return table[slot] - 1;
        }
      }
      return -1;
    }
  }
}
