// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/**
 * The tokens of several vocabularies in one table, by their bytes, with what each vocabulary has to
 * tell of them. Immutable.
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

  /** Models whose bits fit. */
  static final int MOST_MODELS = 32;

  /** Most bytes of a token that {@link #lengths} tells of. */
  static final int MOST_LENGTHS = 63;

  private static final long M1 = 0x9E3779B97F4A7C15L;
  private static final long M2 = 0xD6E8FEB86659FD93L;
  private static final long M3 = 0xC2B2AE3D27D4EB4FL;
  private static final long[] MASKS = new long[9];

  static {
    for (int i = 0; i <= 8; i++) {
      MASKS[i] = i == 8 ? -1 : (1L << 8 * i) - 1;
    }
  }

  private static final int LENGTHS_BITS = 15;
  private static final int LONG_BITS = 16;
  private static final int LONG_HEAD = 16;

  /**
   * The tokens, one behind the other, each with its first eight bytes; {@link #HEAD}; the rest of
   * its bytes; the bits of {@link #whole} if there are any; its orders, two a long. Few tokens are
   * of more than two encodings, so that rows of equal width would take twice the room.
   */
  private final long[] rows;

  /** Where a row has the bits of {@link #reached}, and above them the length. */
  private static final int HEAD = 1;

  private static final int LENGTH_SHIFT = 32;

  /** Bit of the head of a token with bits of {@link #whole}. */
  private static final long HAS_WHOLE = 1L << 63;

  private static final int KEY = 2;

  private final int[] slots;
  private final int slotMask;
  private final long[] filter;
  private final int filterShift;
  private final int[] singles = new int[256];

  /** By hash of the first three bytes, bits of the lengths of tokens; bit 0 for longer ones. */
  private final long[] lengths = new long[1 << LENGTHS_BITS];

  /** Bits of the first sixteen bytes of longer tokens, by their hash. */
  private final long[] longOnes = new long[1 << LONG_BITS - 6];

  /** Bits of the tokens of two bytes, by them. */
  private final long[] pairs = new long[1 << 16 - 6];

  UnionTokens(UnionTokensBuilder builder) {
    int size = builder.size();
    int filterBits = Math.max(10, 32 - Integer.numberOfLeadingZeros(size) + 4);
    filter = new long[1 << filterBits - 6];
    filterShift = 64 - (filterBits - 6);
    int[] places = new int[size + 1];
    // NONE has an empty row.
    places[1] = KEY;
    for (int token = 1; token < size; token++) {
      places[token + 1] = places[token] + width(token, builder);
    }
    // Orders may be asked of encodings that do not reach the last token.
    rows = new long[places[size] + MOST_MODELS];
    long[] words = new long[builder.longest() + PADDING];
    for (int token = 1; token < size; token++) {
      builder.read(token, words);
      write(places[token], token, builder, words);
      index(places[token], builder.length(token), words);
    }
    slots = Arrays.stream(builder.slots()).map(token -> places[token]).toArray();
    slotMask = slots.length - 1;
  }

  /** Longs of the row of {@code token}. */
  private static int width(int token, UnionTokensBuilder builder) {
    return KEY
        + longsBehindFirst(builder.length(token))
        + (builder.whole(token) == 0 ? 0 : 1)
        + (Integer.bitCount(builder.ordered(token)) + 1 >> 1);
  }

  /** Longs of the bytes of a token that its first long does not hold. */
  private static int longsBehindFirst(int length) {
    return Math.max(0, length - 1) >>> 3;
  }

  private void write(int row, int token, UnionTokensBuilder builder, long[] words) {
    int length = builder.length(token);
    rows[row] = words[0] & MASKS[Math.min(8, length)];
    rows[row + HEAD] = (long) length << LENGTH_SHIFT | (builder.reached(token) & 0xFFFFFFFFL);
    int at = row + KEY;
    for (int i = 8; i < length; i += 8) {
      rows[at++] = words[i] & MASKS[Math.min(8, length - i)];
    }
    if (builder.whole(token) != 0) {
      rows[row + HEAD] |= HAS_WHOLE;
      rows[at++] = builder.whole(token);
    }
    int order = 2 * at;
    for (int bits = builder.ordered(token); bits != 0; bits &= bits - 1) {
      long told = builder.order(token, Integer.numberOfTrailingZeros(bits));
      rows[order >> 1] |= told << ((order & 1) << 5);
      order++;
    }
  }

  private void index(int row, int length, long[] words) {
    if (length == 1) {
      singles[(int) words[0] & 0xFF] = row;
      return;
    }
    long h = hash(words, 0, length);
    filter[(int) (h >>> filterShift)] |= 1L << h | 1L << (h >>> 6);
    if (length == 2) {
      int pair = (int) words[0] & 0xFFFF;
      pairs[pair >>> 6] |= 1L << pair;
    } else {
      lengths[lengthsAt(words[0])] |= length <= MOST_LENGTHS ? 1L << length : 1;
    }
    if (length > MOST_LENGTHS) {
      long head = hash(words, 0, LONG_HEAD);
      longOnes[(int) (head >>> 64 - LONG_BITS + 6)] |= 1L << head;
    }
  }

  /** Bits of the models that have {@code token}: of encodings, those whose merges lead to it. */
  int reached(int token) {
    return (int) rows[token + HEAD];
  }

  /** Bits of the encodings that take a piece that is the token whole, though merges do not. */
  int whole(int token) {
    return rows[token + HEAD] < 0 ? (int) rows[behindKey(token)] : 0;
  }

  /** Where {@link #order} finds the orders of {@code token}. */
  int orders(int token) {
    return behindKey(token) + (rows[token + HEAD] < 0 ? 1 : 0);
  }

  private int behindKey(int token) {
    int length = (int) ((rows[token + HEAD] & ~HAS_WHOLE) >>> LENGTH_SHIFT);
    return token + KEY + longsBehindFirst(length);
  }

  /**
   * When {@code encoding} makes the token of {@link #orders} and {@link #reached}; of no meaning
   * when it does not reach it.
   */
  int order(int orders, int reached, int encoding) {
    int index = Integer.bitCount(reached & (1 << encoding) - 1);
    return (int) (rows[orders + (index >> 1)] >>> ((index & 1) << 5));
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
        : two | lengths[lengthsAt(word)] & (2L << Math.min(most, MOST_LENGTHS)) - 2;
  }

  private static int lengthsAt(long word) {
    return (int) ((word & 0xFFFFFF) * M1 >>> 64 - LENGTHS_BITS);
  }

  /** Whether a token of more than {@link #MOST_LENGTHS} bytes may begin at {@code words[at]}. */
  boolean mayBeLong(long[] words, int at) {
    if ((lengths[lengthsAt(words[at])] & 1) == 0) {
      return false;
    }
    long head = hash(words, at, LONG_HEAD);
    return (longOnes[(int) (head >>> 64 - LONG_BITS + 6)] >>> head & 1) != 0;
  }

  /** What the first place of {@code hash} holds, to be passed to {@link #verify}. */
  int slot(long hash) {
    return slots[place(hash) & slotMask];
  }

  /** Where the tokens of {@code hash} begin, before a table's size is taken into account. */
  static int place(long hash) {
    return (int) (hash >>> 12);
  }

  /**
   * The token of the {@code length} bytes at {@code words[at]}, of which {@link #slot} was {@code
   * first}, or {@link #NONE}.
   */
  int verify(long[] words, int at, int length, long hash, int first) {
    int token = first;
    for (int slot = place(hash); token != NONE && !is(token, words, at, length); ) {
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
    if (rows[token] != (words[at] & MASKS[Math.min(8, length)])
        || (rows[token + HEAD] & ~HAS_WHOLE) >>> LENGTH_SHIFT != length) {
      return false;
    }
    for (int i = 8, key = token + KEY; i < length; i += 8) {
      if (rows[key++] != (words[at + i] & MASKS[Math.min(8, length - i)])) {
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
}
