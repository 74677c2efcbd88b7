// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/**
 * The counts of parts of texts seen before, in one array of fixed size. An entry holds the
 * characters of its part, so that an answer is never that of another part, and the counts of all
 * lanes. Belongs to one thread.
 *
 * <p>Entries age: a set of four gives up one that was not asked for since its set last gave one up
 * (the clock algorithm, Corbato 1968). So a stream larger than the cache loses its rare parts and
 * keeps the common ones.
 */
final class SegmentCache {
  /** Not in the cache. */
  static final int ABSENT = -1;

  private static final int WAYS = 4;
  private static final int MOST_SETS = 1 << 20;
  private static final int CHARACTERS_A_WORD = 4;

  private static final long OCCUPIED = 1;
  private static final long BEGINNING = 1L << 1;
  private static final long VANISHES = 1L << 2;
  private static final long USED = 1L << 3;
  private static final int EDGES_SHIFT = 4;
  private static final int LENGTH_SHIFT = 8;
  private static final long MATCHED = ~(VANISHES | USED);

  private final long[] table;
  private final int stride;
  private final int keyWords;
  private final int laneBits;
  private final int lanesAWord;
  private final int setCount;
  private final long[] key;
  private long hash;
  private long wanted;

  /**
   * A cache for parts of at most {@code characters} UTF-16 units.
   *
   * @param lanes number of lanes
   * @param laneBits 8, of which the highest tells of a word of one token, or 16
   * @param bytes upper bound on its memory
   */
  SegmentCache(int characters, int lanes, int laneBits, long bytes) {
    this.laneBits = laneBits;
    lanesAWord = Long.SIZE / laneBits;
    int values = (lanes + lanesAWord - 1) / lanesAWord;
    int words = (characters + CHARACTERS_A_WORD - 1) / CHARACTERS_A_WORD;
    // Whole cache lines, their rest given to keys.
    stride = (1 + words + values + 7) / 8 * 8;
    keyWords = stride - 1 - values;
    key = new long[keyWords];
    long sets = Math.max(1, bytes / (8L * stride * WAYS));
    setCount = (int) Math.min(MOST_SETS, sets);
    table = new long[setCount * WAYS * stride];
  }

  /** UTF-16 units of the longest part that fits. */
  int mostUnits() {
    return keyWords * CHARACTERS_A_WORD;
  }

  /** Counts must be below this. */
  int countLimit() {
    return 1 << laneBits - 1;
  }

  /** Whether parts of several words fit. */
  private boolean holdsSeveralWords() {
    return laneBits > Byte.SIZE;
  }

  /** Whether {@code counts} of a part of {@code units} UTF-16 units fit. */
  boolean fits(int units, SegmentCounts counts) {
    return units <= mostUnits()
        && counts.fits(countLimit())
        && (counts.words <= 1 || holdsSeveralWords());
  }

  /** Bytes of memory. */
  long bytes() {
    return 8L * table.length;
  }

  /**
   * The entry of the part {@code [from, to)} of {@code text}, or {@link #ABSENT}.
   *
   * @param beginning whether it is the beginning of a text
   * @param edges 0, or which words of a part of several go on beyond it
   */
  int find(char[] text, int from, int to, boolean beginning, int edges) {
    int words = readKey(text, from, to, beginning, edges);
    int set = set();
    int first = (int) hash & WAYS - 1;
    for (int way = 0; way < WAYS; way++) {
      int entry = (set + (first + way & WAYS - 1)) * stride;
      if ((table[entry] & MATCHED) == wanted && equalsKey(entry, words)) {
        if ((table[entry] & USED) == 0) {
          table[entry] |= USED;
        }
        return entry;
      }
    }
    return ABSENT;
  }

  private boolean equalsKey(int entry, int words) {
    for (int i = 0; i < words; i++) {
      if (table[entry + 1 + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private int readKey(char[] text, int from, int to, boolean beginning, int edges) {
    long h = to - from;
    int words = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      long word =
          text[i] | (long) text[i + 1] << 16 | (long) text[i + 2] << 32 | (long) text[i + 3] << 48;
      key[words++] = word;
      h = (h ^ word) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    if (i < to) {
      long word = text[i];
      if (i + 1 < to) {
        word |= (long) text[i + 1] << 16;
      }
      if (i + 2 < to) {
        word |= (long) text[i + 2] << 32;
      }
      key[words++] = word;
      h = (h ^ word) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    h *= 0xD6E8FEB86659FD93L;
    hash = h;
    wanted =
        h << 32
            | (long) (to - from) << LENGTH_SHIFT
            | (long) edges << EDGES_SHIFT
            | (beginning ? BEGINNING : 0)
            | OCCUPIED;
    return words;
  }

  /** Puts the counts of a part that is not in the cache and fits. */
  void put(char[] text, int from, int to, boolean beginning, int edges, SegmentCounts counts) {
    int words = readKey(text, from, to, beginning, edges);
    int entry = victim() * stride;
    table[entry] = wanted | (counts.vanishes ? VANISHES : 0);
    System.arraycopy(key, 0, table, entry + 1, words);
    java.util.Arrays.fill(table, entry + 1 + keyWords, entry + stride, 0);
    for (int lane = 0; lane < counts.counts.length; lane++) {
      add(entry, lane, counts.counts[lane]);
    }
    for (int v = 0; v < counts.singleWords.length; v++) {
      if (holdsSeveralWords()) {
        add(entry, counts.counts.length + v, counts.singleWords[v]);
      } else {
        add(entry, v, counts.singleWords[v] << laneBits - 1);
      }
    }
  }

  private void add(int entry, int lane, long value) {
    table[entry + 1 + keyWords + lane / lanesAWord] |= value << lane % lanesAWord * laneBits;
  }

  /** The first slot of the set of the key, by the high half of a product instead of a remainder. */
  private int set() {
    return (int) ((hash >>> 32) * setCount >>> 32) * WAYS;
  }

  private int victim() {
    int set = set();
    int first = (int) hash & WAYS - 1;
    int oldest = -1;
    for (int way = 0; way < WAYS; way++) {
      int slot = set + (first + way & WAYS - 1);
      long meta = table[slot * stride];
      if (meta == 0) {
        return slot;
      }
      if (oldest < 0 && (meta & USED) == 0) {
        oldest = slot;
      }
    }
    if (oldest >= 0) {
      return oldest;
    }
    for (int way = 0; way < WAYS; way++) {
      table[(set + way) * stride] &= ~USED;
    }
    return set + first;
  }

  /** Whether some vocabulary has no token for the part of {@code entry}, which holds a word. */
  boolean vanishes(int entry) {
    return (table[entry] & VANISHES) != 0;
  }

  /** Words of lanes of an entry. */
  int valueWords() {
    return stride - 1 - keyWords;
  }

  /** Word {@code index} of the lanes of {@code entry}, the first lane lowest. */
  long value(int entry, int index) {
    return table[entry + 1 + keyWords + index];
  }
}
