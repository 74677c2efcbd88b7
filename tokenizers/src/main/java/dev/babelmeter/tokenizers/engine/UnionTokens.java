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

  private UnionTokens(Builder builder) {
    int filterBits = Math.max(10, 32 - Integer.numberOfLeadingZeros(builder.size) + 4);
    filter = new long[1 << filterBits - 6];
    filterShift = 64 - (filterBits - 6);
    int[] places = new int[builder.size + 1];
    // NONE has an empty row.
    places[1] = KEY;
    for (int token = 1; token < builder.size; token++) {
      places[token + 1] = places[token] + builder.width(token);
    }
    // Orders may be asked of encodings that do not reach the last token.
    rows = new long[places[builder.size] + MOST_MODELS];
    long[] words = new long[builder.longest + PADDING];
    for (int token = 1; token < builder.size; token++) {
      builder.read(token, words);
      write(places[token], token, builder, words);
      index(places[token], builder.length(token), words);
    }
    slotMask = builder.slotMask;
    slots = Arrays.stream(builder.slots).map(token -> places[token]).toArray();
  }

  private void write(int row, int token, Builder builder, long[] words) {
    int length = builder.length(token);
    rows[row] = words[0] & MASKS[Math.min(8, length)];
    rows[row + HEAD] = (long) length << LENGTH_SHIFT | (builder.reached[token] & 0xFFFFFFFFL);
    int at = row + KEY;
    for (int i = 8; i < length; i += 8) {
      rows[at++] = words[i] & MASKS[Math.min(8, length - i)];
    }
    if (builder.whole[token] != 0) {
      rows[row + HEAD] |= HAS_WHOLE;
      rows[at++] = builder.whole[token];
    }
    int order = 2 * at;
    for (int bits = builder.reached[token] & builder.ordered; bits != 0; bits &= bits - 1) {
      long told = builder.orders[Integer.numberOfTrailingZeros(bits)][token];
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
    return token + KEY + (Math.max(0, length - 1) >>> 3);
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

  /** Collects tokens; those added first lie together, so the common ones should. */
  static final class Builder {
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
    Builder(int tokens, int encodings) {
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
      if (words.length < token.length + PADDING) {
        words = new long[2 * token.length + PADDING];
      }
      longest = Math.max(longest, token.length);
      UnionTokens.read(token, token.length, words);
      int slot = (int) (hash(words, 0, token.length) >>> 12) & slotMask;
      while (slots[slot] != NONE && !is(slots[slot], token)) {
        slot = slot + 1 & slotMask;
      }
      if (slots[slot] == NONE) {
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

    private int length(int token) {
      return offsets[token + 1] - offsets[token];
    }

    /** Longs of the row of {@code token}. */
    private int width(int token) {
      return KEY
          + (Math.max(0, length(token) - 1) >>> 3)
          + (whole[token] == 0 ? 0 : 1)
          + (Integer.bitCount(reached[token] & ordered) + 1 >> 1);
    }

    private void read(int token, long[] target) {
      byte[] spelling = Arrays.copyOfRange(bytes, offsets[token], offsets[token + 1]);
      UnionTokens.read(spelling, spelling.length, target);
    }

    UnionTokens build() {
      return new UnionTokens(this);
    }
  }
}
