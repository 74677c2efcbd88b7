// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/**
 * The tokens of several vocabularies in one table, by their bytes, with what each vocabulary has to
 * tell of them. Immutable once built.
 *
 * <p>Look-ups are exact: a bit filter of about two bytes a token answers most of those that fail,
 * and what passes it is compared in full. A caller with many look-ups asks for their slots first,
 * so that their reads do not wait for one another.
 */
final class UnionTokens {
  /** No token. */
  static final int NONE = 0;

  /** Words that must be readable behind the text of a look-up. */
  static final int PADDING = 16;

  /** Encodings whose bits fit. */
  static final int MOST_ENCODINGS = 32;

  private static final long M1 = 0x9E3779B97F4A7C15L;
  private static final long M2 = 0xD6E8FEB86659FD93L;
  private static final long M3 = 0xC2B2AE3D27D4EB4FL;
  private static final long[] MASKS = new long[9];

  static {
    for (int i = 0; i <= 8; i++) {
      MASKS[i] = i == 8 ? -1 : (1L << 8 * i) - 1;
    }
  }

  /** Most bytes of a token that {@link #lengths} tells of. */
  static final int MOST_LENGTHS = 63;

  private static final int LENGTHS_BITS = 15;

  /** Longs of a row before what is told of the token: 16 key bytes and the length. */
  private static final int KEY = 3;

  /** Longs of a row, a token. */
  private final int width;

  private final long[] rows;
  private final byte[] bytes;
  private final int[] offsets;
  private final int[] slots;
  private final int slotMask;
  private final long[] filter;
  private final int filterShift;
  private final int[] singles = new int[256];
  private final short[] longest = new short[1 << 16];

  /** By hash of the first three bytes, bits of the lengths of tokens. */
  private final long[] lengths = new long[1 << LENGTHS_BITS];

  /** Bits of the tokens of two bytes, by them. */
  private final long[] pairs = new long[1 << 16 - 6];

  private UnionTokens(Builder builder) {
    int size = builder.size;
    width = builder.width;
    rows = Arrays.copyOf(builder.rows, size * width);
    bytes = Arrays.copyOf(builder.bytes, builder.used);
    offsets = Arrays.copyOf(builder.offsets, size + 1);
    slots = builder.slots;
    slotMask = builder.slotMask;
    int filterBits = Math.max(10, 32 - Integer.numberOfLeadingZeros(size) + 4);
    filter = new long[1 << filterBits - 6];
    filterShift = 64 - (filterBits - 6);
    long[] words = new long[builder.longest + PADDING];
    for (int token = 1; token < size; token++) {
      byte[] spelling = Arrays.copyOfRange(bytes, offsets[token], offsets[token + 1]);
      read(spelling, spelling.length, words);
      index(token, spelling.length, words);
    }
  }

  private void index(int token, int length, long[] words) {
    if (length == 1) {
      singles[(int) words[0]] = token;
      return;
    }
    long h = hash(words, 0, length);
    filter[(int) (h >>> filterShift)] |= 1L << h | 1L << (h >>> 6);
    int pair = (int) words[0] & 0xFFFF;
    longest[pair] = (short) Math.max(longest[pair], length);
    if (length == 2) {
      pairs[pair >>> 6] |= 1L << pair;
    }
    if (length > 2 && length <= MOST_LENGTHS) {
      lengths[lengthsAt(words[0])] |= 1L << length;
    }
  }

  /** Longs that {@link #copy} copies. */
  int told() {
    return width - KEY;
  }

  /** Copies what is told of {@code token} to {@code target} at {@code at}. */
  void copy(int token, long[] target, int at) {
    System.arraycopy(rows, token * width + KEY, target, at, width - KEY);
  }

  /** What is told of {@code token}, to be read by {@link #reached} and {@link #whole}. */
  long bits(int token) {
    return rows[token * width + KEY];
  }

  /** Bits of the encodings whose merges lead to a token. */
  static int reached(long bits) {
    return (int) bits;
  }

  /** Bits of the encodings that take a piece that is the token whole. */
  static int whole(long bits) {
    return (int) (bits >>> 32);
  }

  /** The number that {@link Builder#tell} told under {@code encoding} of what was copied. */
  static int number(long[] copied, int at, int encoding) {
    return (int) (copied[at + 1 + (encoding >> 1)] >>> ((encoding & 1) << 5));
  }

  /** The token of one byte, or {@link #NONE}. */
  int single(byte b) {
    return singles[b & 0xFF];
  }

  /**
   * Reads a text for look-ups: by place, the eight bytes there with the first lowest, zeros behind
   * the end.
   *
   * @param words has room for {@link #PADDING} more than {@code length}
   */
  static void read(byte[] text, int length, long[] words) {
    Arrays.fill(words, length, length + PADDING, 0);
    long word = 0;
    for (int at = length - 1; at >= 0; at--) {
      word = word << 8 | (text[at] & 0xFF);
      words[at] = word;
    }
  }

  /**
   * Bits of the lengths, from 2 to {@link #MOST_LENGTHS} and at most {@code most}, that a token may
   * have that begins with {@code word}.
   */
  long lengths(long word, int most) {
    long two = (pairs[(int) word >>> 6 & 0x3FF] >>> word & 1) << 2;
    return most < 3
        ? two
        : two | lengths[lengthsAt(word)] & (2L << Math.min(most, MOST_LENGTHS)) - 1;
  }

  private static int lengthsAt(long word) {
    return (int) ((word & 0xFFFFFF) * M1 >>> 64 - LENGTHS_BITS);
  }

  /** Bytes of the longest token that begins with the first two bytes of {@code word}. */
  int longestLength(long word) {
    return longest[(int) word & 0xFFFF];
  }

  /** What the first place of {@code hash} holds, to be passed to {@link #verify}. */
  int slot(long hash) {
    return slots[(int) (hash >>> 12) & slotMask];
  }

  /**
   * The token of the {@code length} bytes at {@code words[at]}, of which {@link #slot} was {@code
   * first}, or {@link #NONE}.
   */
  int verify(long[] words, int at, int length, long hash, int first) {
    int token = first;
    for (int slot = (int) (hash >>> 12); token != NONE && !is(token, words, at, length); ) {
      token = slots[++slot & slotMask];
    }
    return token;
  }

  /** The token of the {@code length} bytes at {@code words[at]}, or {@link #NONE}. */
  int find(long[] words, int at, int length) {
    if (length == 1) {
      return singles[(int) words[at] & 0xFF];
    }
    long hash = hash(words, at, length);
    return mayHold(hash) ? verify(words, at, length, hash, slot(hash)) : NONE;
  }

  private boolean is(int token, long[] words, int at, int length) {
    int row = token * width;
    if (rows[row + 2] != length || rows[row] != (words[at] & MASKS[Math.min(8, length)])) {
      return false;
    }
    return length <= 8
        || (rows[row + 1] == (words[at + 8] & MASKS[Math.min(8, length - 8)])
            && (length <= 16 || isBehind(token, words, at, length)));
  }

  /** Whether the token has these bytes behind the sixteenth. */
  private boolean isBehind(int token, long[] words, int at, int length) {
    for (int i = 16; i < length; i++) {
      if (bytes[offsets[token] + i] != (byte) words[at + i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether there may be a token of the hash {@code h}. */
  boolean mayHold(long h) {
    long bits = 1L << h | 1L << (h >>> 6);
    return (filter[(int) (h >>> filterShift)] & bits) == bits;
  }

  /** The hash of the {@code length} bytes at {@code words[at]}. */
  static long hash(long[] words, int at, int length) {
    long h = 0;
    int from = at;
    int rest = length;
    for (; rest > 8; rest -= 8) {
      h = (h ^ words[from]) * M3;
      h ^= h >>> 32;
      from += 8;
    }
    h = (h ^ (words[from] & MASKS[rest])) * M1 + length;
    h = (h ^ h >>> 32) * M2;
    return h ^ h >>> 29;
  }

  /** Collects tokens; those added first lie together, so the common ones should. */
  static final class Builder {
    private final int width;
    private int size = 1;
    private long[] rows;
    private byte[] bytes = new byte[1 << 19];
    private int used;
    private int longest;
    private long[] words = new long[256];
    private int opened;
    private int[] offsets = new int[1 << 16];
    private final int[] slots;
    private final int slotMask;

    /**
     * Makes room for {@code tokens} tokens, equal ones counted each time, and for a number of each
     * under {@code encodings} encodings.
     */
    Builder(int tokens, int encodings) {
      width = KEY + 1 + (encodings + 1) / 2;
      rows = new long[width << 16];
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
      if (words.length < token.length + PADDING) {
        words = new long[2 * token.length + PADDING];
      }
      longest = Math.max(longest, token.length);
      read(token, token.length, words);
      long h = hash(words, 0, token.length);
      int found = find(token, 0, token.length, h);
      if (found == NONE) {
        found = append(token, h);
      }
      rows[found * width + KEY] |= (long) whole << 32 | (reached & 0xFFFFFFFFL);
      return found;
    }

    /** Number of tokens, and one more than the last. */
    int size() {
      return size;
    }

    /** Number of bytes of {@code token}. */
    int length(int token) {
      return offsets[token + 1] - offsets[token];
    }

    /** Bits of the encodings whose merges lead to {@code token}. */
    int reached(int token) {
      return (int) rows[token * width + KEY];
    }

    /** Tells a number of {@code token} under {@code encoding}, once. */
    void tell(int token, int encoding, int number) {
      rows[token * width + KEY + 1 + (encoding >> 1)] |=
          (number & 0xFFFFFFFFL) << ((encoding & 1) << 5);
    }

    /** What was told of {@code token}, or 0. */
    int told(int token, int encoding) {
      return number(rows, token * width + KEY, encoding);
    }

    /** Prepares for the parts of a token. */
    void open(int token) {
      opened = token;
      read(Arrays.copyOfRange(bytes, offsets[token], offsets[token + 1]), length(token), words);
    }

    /** The token of just these bytes of the token that is open, or {@link #NONE}. */
    int part(int from, int to) {
      return find(bytes, offsets[opened] + from, to - from, hash(words, from, to - from));
    }

    private int find(byte[] text, int at, int length, long h) {
      for (int slot = (int) (h >>> 12) & slotMask; ; slot = slot + 1 & slotMask) {
        int token = slots[slot];
        if (token == NONE
            || (length(token) == length
                && Arrays.equals(
                    bytes, offsets[token], offsets[token] + length, text, at, at + length))) {
          return token;
        }
      }
    }

    private int append(byte[] spelling, long h) {
      if (size + 2 > offsets.length) {
        rows = Arrays.copyOf(rows, 2 * rows.length);
        offsets = Arrays.copyOf(offsets, 2 * offsets.length);
      }
      if (used + spelling.length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + spelling.length));
      }
      int token = size++;
      System.arraycopy(spelling, 0, bytes, used, spelling.length);
      offsets[token] = used;
      used += spelling.length;
      offsets[size] = used;
      rows[token * width] = words[0];
      rows[token * width + 1] = spelling.length <= 8 ? 0 : words[8];
      rows[token * width + 2] = spelling.length;
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
