// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/**
 * Collects the tokens of a {@link UnionTokens}. Those added first lie together, so the common ones
 * should be.
 */
final class UnionTokensBuilder {
  private int size = 1;
  private byte[] bytes = new byte[1 << 19];
  private int used;
  private int longest;
  private int repeated;
  private int[] offsets = new int[1 << 16];
  private int[] reached = new int[1 << 16];
  private int[] whole = new int[1 << 16];

  /** By encoding and token. */
  private final int[][] orders;

  private final int ordered;
  private final int[] slots;
  private final int slotMask;
  private long[] words = new long[256];

  /**
   * Makes room for {@code tokens} tokens, equal ones counted each time, of which the first {@code
   * encodings} models have orders.
   */
  UnionTokensBuilder(int tokens, int encodings) {
    orders = new int[encodings][1 << 16];
    ordered = (int) ((1L << encodings) - 1);
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, tokens)) * 2);
    slots = new int[capacity];
    slotMask = capacity - 1;
  }

  /**
   * Adds a token of the models of {@code reached} and {@code whole}, which are bits.
   *
   * @return its number
   */
  int add(byte[] token, int reachedBits, int wholeBits) {
    if (words.length < token.length + UnionTokens.PADDING) {
      words = new long[2 * token.length + UnionTokens.PADDING];
    }
    longest = Math.max(longest, token.length);
    UnionTokens.read(token, token.length, words);
    int slot = UnionTokens.place(UnionTokens.hash(words, 0, token.length)) & slotMask;
    while (slots[slot] != UnionTokens.NONE && !is(slots[slot], token)) {
      slot = slot + 1 & slotMask;
    }
    if (slots[slot] == UnionTokens.NONE) {
      slots[slot] = append(token);
    }
    int found = slots[slot];
    repeated |= reached[found] & reachedBits;
    reached[found] |= reachedBits;
    whole[found] |= wholeBits;
    return found;
  }

  private boolean is(int token, byte[] spelling) {
    return Arrays.equals(bytes, offsets[token], offsets[token + 1], spelling, 0, spelling.length);
  }

  private int append(byte[] spelling) {
    if (size + 2 > offsets.length) {
      int more = 2 * offsets.length;
      offsets = Arrays.copyOf(offsets, more);
      reached = Arrays.copyOf(reached, more);
      whole = Arrays.copyOf(whole, more);
      Arrays.setAll(orders, e -> Arrays.copyOf(orders[e], more));
    }
    if (used + spelling.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + spelling.length));
    }
    System.arraycopy(spelling, 0, bytes, used, spelling.length);
    offsets[size] = used;
    used += spelling.length;
    offsets[size + 1] = used;
    return size++;
  }

  /** Bits of the models that reach two tokens of the same bytes. */
  int repeated() {
    return repeated;
  }

  /** Number of tokens, and one more than the last. */
  int size() {
    return size;
  }

  /** Tells when {@code encoding}, which reaches {@code token}, makes it. */
  void tell(int token, int encoding, int order) {
    orders[encoding][token] = order;
  }

  /** Whether two encodings make the tokens that both reach one after the other alike. */
  boolean agree(int encoding, int other, int noOrder) {
    int common = 1 << encoding | 1 << other;
    long[] pairs = new long[size];
    int found = 0;
    for (int token = 1; token < size; token++) {
      if ((reached[token] & common) == common) {
        int first = orders[encoding][token];
        int second = orders[other][token];
        if (first == noOrder || second == noOrder) {
          return false;
        }
        pairs[found++] = (long) first << Integer.SIZE | second;
      }
    }
    Arrays.sort(pairs, 0, found);
    for (int i = 1; i < found; i++) {
      if ((int) pairs[i] < (int) pairs[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Bytes of the longest token. */
  int longest() {
    return longest;
  }

  /** Bytes of {@code token}. */
  int length(int token) {
    return offsets[token + 1] - offsets[token];
  }

  /** {@link UnionTokens#reached}. */
  int reached(int token) {
    return reached[token];
  }

  /** {@link UnionTokens#whole}. */
  int whole(int token) {
    return whole[token];
  }

  /** Bits of the encodings that reach {@code token} and have an order of it. */
  int ordered(int token) {
    return reached[token] & ordered;
  }

  /** What was told of {@code token} under {@code encoding}. */
  int order(int token, int encoding) {
    return orders[encoding][token];
  }

  /** {@link UnionTokens#read} of {@code token}. */
  void read(int token, long[] target) {
    byte[] spelling = Arrays.copyOfRange(bytes, offsets[token], offsets[token + 1]);
    UnionTokens.read(spelling, spelling.length, target);
  }

  /** The tokens by {@link UnionTokens#place} of their hashes, or behind; not to be changed. */
  int[] slots() {
    return slots;
  }

  UnionTokens build() {
    return new UnionTokens(this);
  }
}
