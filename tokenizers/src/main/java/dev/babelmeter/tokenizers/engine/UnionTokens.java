// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The tokens of several byte-pair encodings in one table, by their bytes. A look-up in it serves
 * all of them: the longest token that begins at a place leads to the shorter ones, and bits tell
 * which of the encodings have each. Immutable once built.
 *
 * <p>Look-ups are exact: a bit filter of about a byte a token answers most of those that fail, and
 * what passes it is compared in full.
 */
final class UnionTokens {
  /** No token. */
  static final int NONE = 0;

  /** Bytes that must be readable behind the text of a look-up. */
  static final int PADDING = 16;

  /** Encodings whose bits fit. */
  static final int MOST_ENCODINGS = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long M1 = 0x9E3779B97F4A7C15L;
  private static final long M2 = 0xD6E8FEB86659FD93L;
  private static final long M3 = 0xC2B2AE3D27D4EB4FL;
  private static final long[] MASKS = new long[9];

  static {
    for (int i = 0; i <= 8; i++) {
      MASKS[i] = i == 8 ? -1 : (1L << 8 * i) - 1;
    }
  }

  /** Longs of a record: 16 key bytes, length and longest prefix, bits of encodings. */
  private static final int RECORD = 4;

  private static final int LENGTH_BITS = 16;

  private final long[] records;
  private final int size;
  private final byte[] bytes;
  private final int[] offsets;
  private final int[] slots;
  private final int slotMask;
  private final long[] filter;
  private final int filterShift;
  private final int[] singles = new int[256];
  private final short[] longest = new short[1 << 16];

  private UnionTokens(Builder builder) {
    size = builder.size;
    records = Arrays.copyOf(builder.records, size * RECORD);
    bytes = Arrays.copyOf(builder.bytes, builder.used + PADDING);
    offsets = Arrays.copyOf(builder.offsets, size + 1);
    slots = builder.slots;
    slotMask = builder.slotMask;
    int filterBits = Math.max(10, 32 - Integer.numberOfLeadingZeros(size) + 4);
    filter = new long[1 << filterBits - 6];
    filterShift = 64 - (filterBits - 6);
    for (int token = 1; token < size; token++) {
      index(token);
    }
    for (int token = 1; token < size; token++) {
      int prefix = longest(bytes, offsets[token], length(token) - 1);
      records[token * RECORD + 2] |= (long) prefix << LENGTH_BITS;
    }
  }

  private void index(int token) {
    int length = length(token);
    int at = offsets[token];
    if (length == 1) {
      singles[bytes[at] & 0xFF] = token;
      return;
    }
    long h = hash(bytes, at, length);
    filter[(int) (h >>> filterShift)] |= 1L << h | 1L << (h >>> 6);
    int pair = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    longest[pair] = (short) Math.max(longest[pair], length);
  }

  /** Number of tokens, and one more than the last. */
  int size() {
    return size;
  }

  /** Number of bytes of {@code token}. */
  int length(int token) {
    return (int) records[token * RECORD + 2] & (1 << LENGTH_BITS) - 1;
  }

  /** The longest other token that {@code token} begins with, or {@link #NONE}. */
  int prefix(int token) {
    return (int) (records[token * RECORD + 2] >>> LENGTH_BITS);
  }

  /** Bits of the encodings whose merges lead to {@code token}. */
  int reached(int token) {
    return (int) records[token * RECORD + 3];
  }

  /** Bits of the encodings that take a piece that is {@code token} whole. */
  int whole(int token) {
    return (int) (records[token * RECORD + 3] >>> 32);
  }

  /**
   * The longest token of at most {@code most} bytes at {@code text[at]}, or {@link #NONE}.
   *
   * @param text has {@link #PADDING} bytes behind the text
   */
  int longest(byte[] text, int at, int most) {
    if (most < 2) {
      return most < 1 ? NONE : singles[text[at] & 0xFF];
    }
    int length = Math.min(most, longest[(text[at] & 0xFF) << 8 | (text[at + 1] & 0xFF)]);
    long word = (long) LONGS.get(text, at);
    for (; length > 8; length--) {
      int token = find(text, at, length, hash(text, at, length));
      if (token != NONE) {
        return token;
      }
    }
    for (; length > 1; length--) {
      long h = finish((word & MASKS[length]) * M1 + length);
      if (mayHold(h)) {
        int token = findShort(word & MASKS[length], length, h);
        if (token != NONE) {
          return token;
        }
      }
    }
    return singles[text[at] & 0xFF];
  }

  /** Bytes of the longest token that begins with the two bytes at {@code text[at]}. */
  int longestLength(byte[] text, int at) {
    return longest[(text[at] & 0xFF) << 8 | (text[at + 1] & 0xFF)];
  }

  /** What the first place of {@code hash} holds, to be passed to {@link #verify}. */
  int slot(long hash) {
    return slots[(int) (hash >>> 12) & slotMask];
  }

  /**
   * The token of the {@code length} bytes at {@code text[at]}, of which {@link #slot} was {@code
   * first}, or {@link #NONE}.
   */
  int verify(byte[] text, int at, int length, long hash, int first) {
    if (first == NONE || is(first, text, at, length)) {
      return first;
    }
    for (int slot = (int) (hash >>> 12) + 1 & slotMask; ; slot = slot + 1 & slotMask) {
      int token = slots[slot];
      if (token == NONE || is(token, text, at, length)) {
        return token;
      }
    }
  }

  private boolean is(int token, byte[] text, int at, int length) {
    return length(token) == length
        && records[token * RECORD] == word(text, at, length)
        && (length <= 8 || records[token * RECORD + 1] == word(text, at + 8, length - 8))
        && (length <= 16
            || Arrays.equals(
                bytes, offsets[token], offsets[token] + length, text, at, at + length));
  }

  /** The token of just these bytes of another token, or {@link #NONE}. */
  int part(int token, int from, int to) {
    int at = offsets[token] + from;
    int length = to - from;
    return length == 1
        ? singles[bytes[at] & 0xFF]
        : find(
            bytes, at, length, hash(bytes, at, length), slots, slotMask, records, bytes, offsets);
  }

  /** Whether there may be a token of the hash {@code h}. */
  boolean mayHold(long h) {
    long bits = 1L << h | 1L << (h >>> 6);
    return (filter[(int) (h >>> filterShift)] & bits) == bits;
  }

  private int findShort(long word, int length, long h) {
    for (int slot = (int) (h >>> 12) & slotMask; ; slot = slot + 1 & slotMask) {
      int token = slots[slot];
      if (token == NONE
          || (records[token * RECORD] == word
              && ((int) records[token * RECORD + 2] & (1 << LENGTH_BITS) - 1) == length)) {
        return token;
      }
    }
  }

  private int find(byte[] text, int at, int length, long h) {
    return mayHold(h) ? find(text, at, length, h, slots, slotMask, records, bytes, offsets) : NONE;
  }

  private static int find(
      byte[] text,
      int at,
      int length,
      long h,
      int[] slots,
      int slotMask,
      long[] records,
      byte[] bytes,
      int[] offsets) {
    for (int slot = (int) (h >>> 12) & slotMask; ; slot = slot + 1 & slotMask) {
      int token = slots[slot];
      if (token == NONE
          || (((int) records[token * RECORD + 2] & (1 << LENGTH_BITS) - 1) == length
              && records[token * RECORD] == word(text, at, length)
              && (length <= 8 || records[token * RECORD + 1] == word(text, at + 8, length - 8))
              && (length <= 16
                  || Arrays.equals(
                      bytes, offsets[token], offsets[token] + length, text, at, at + length)))) {
        return token;
      }
    }
  }

  private static long word(byte[] text, int at, int length) {
    return (long) LONGS.get(text, at) & MASKS[Math.min(8, length)];
  }

  /** The hash of the {@code length} bytes at {@code text[at]}. */
  static long hash(byte[] text, int at, int length) {
    long h = 0;
    int from = at;
    int rest = length;
    for (; rest > 8; rest -= 8) {
      h = (h ^ (long) LONGS.get(text, from)) * M3;
      h ^= h >>> 32;
      from += 8;
    }
    return finish((h ^ word(text, from, rest)) * M1 + length);
  }

  private static long finish(long h) {
    long mixed = (h ^ h >>> 32) * M2;
    return mixed ^ mixed >>> 29;
  }

  /** Collects tokens; those added first lie together, so the common ones should. */
  static final class Builder {
    private int size = 1;
    private long[] records = new long[RECORD << 16];
    private byte[] bytes = new byte[1 << 19];
    private int used;
    private int[] offsets = new int[1 << 16];
    private int[] slots;
    private int slotMask;

    /** Makes room for {@code tokens} tokens, equal ones counted each time. */
    Builder(int tokens) {
      int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, tokens)) * 2);
      slots = new int[capacity];
      slotMask = capacity - 1;
    }

    /**
     * Adds a token of the encodings of {@code reached} and {@code whole}, which are bits.
     *
     * @return its number
     */
    int add(byte[] token, int reached, int whole) {
      byte[] padded = Arrays.copyOf(token, token.length + PADDING);
      long h = hash(padded, 0, token.length);
      int found = find(padded, 0, token.length, h, slots, slotMask, records, bytes, offsets);
      if (found == NONE) {
        found = append(padded, token.length, h);
      }
      records[found * RECORD + 3] |= (long) whole << 32 | (reached & 0xFFFFFFFFL);
      return found;
    }

    private int append(byte[] padded, int length, long h) {
      if (size + 2 > offsets.length) {
        records = Arrays.copyOf(records, 2 * records.length);
        offsets = Arrays.copyOf(offsets, 2 * offsets.length);
      }
      if (used + length + PADDING > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length + PADDING));
      }
      int token = size++;
      System.arraycopy(padded, 0, bytes, used, length);
      offsets[token] = used;
      used += length;
      offsets[size] = used;
      records[token * RECORD] = word(padded, 0, length);
      records[token * RECORD + 1] = length <= 8 ? 0 : word(padded, 8, length - 8);
      records[token * RECORD + 2] = length;
      int slot = (int) (h >>> 12) & slotMask;
      while (slots[slot] != NONE) {
        slot = slot + 1 & slotMask;
      }
      slots[slot] = token;
      return token;
    }

    UnionTokens build() {
      return new UnionTokens(this);
    }
  }
}
