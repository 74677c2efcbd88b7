// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/**
 * The counts of parts of texts seen before, in arrays of fixed size. An entry holds the characters
 * of its part, so that an answer is never that of another part, and the counts of all lanes.
 * Belongs to one thread.
 *
 * <p>Entries age: a set of eight gives up one that was not asked for since its set last gave one up
 * (the clock algorithm, Corbato 1968). So a stream larger than the cache loses its rare parts and
 * keeps the common ones.
 *
 * <p>A cache is larger than a processor's, so several parts are looked for at once: {@link #read}
 * and {@link #fetch} each of them before the first {@link #find}, and their reads do not wait for
 * one another.
 */
final class SegmentCache {
  /** Not in the cache. */
  static final int ABSENT = -1;

  /** Parts that are looked for at once. */
  static final int BATCH = 16;

  private static final int WAYS = 8;
  private static final int MOST_SETS = 1 << 20;
  private static final int CHARACTERS_A_WORD = 4;

  /** Bit of a tag whose entry was asked for. The others are of the hash, never all 0. */
  private static final int USED = 1 << 15;

  private static final long BEGINNING = 1;
  private static final int EDGES_SHIFT = 1;
  private static final long VANISHES = 1L << 3;
  private static final int LENGTH_SHIFT = 8;

  private final long[] table;
  private final short[] tags;
  private final int stride;
  private final int keyWords;
  private final int laneBits;
  private final int lanesAWord;
  private final int setCount;

  /** The parts looked for: their characters, what else tells them apart, and their hashes. */
  private final long[] keys;

  private final long[] heads = new long[BATCH];
  private final long[] hashes = new long[BATCH];

  /** Keeps the reads of {@link #fetch} from being dropped as useless. */
  private long fetched;

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
    keys = new long[BATCH * keyWords];
    long sets = Math.max(1, bytes / ((Long.BYTES * stride + Short.BYTES) * WAYS));
    setCount = (int) Math.min(MOST_SETS, sets);
    table = new long[setCount * WAYS * stride];
    tags = new short[setCount * WAYS];
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
    return (long) Long.BYTES * table.length + (long) Short.BYTES * tags.length;
  }

  /**
   * Reads the part {@code [from, to)} of {@code text}, which is to be looked for.
   *
   * @param part its number, below {@link #BATCH}
   * @param beginning whether it is the beginning of a text
   * @param edges 0, or which words of a part of several go on beyond it
   */
  void read(int part, char[] text, int from, int to, boolean beginning, int edges) {
    long h = to - from;
    int word = part * keyWords;
    int i = from;
    for (; i + 3 < to; i += 4) {
      long four =
          text[i] | (long) text[i + 1] << 16 | (long) text[i + 2] << 32 | (long) text[i + 3] << 48;
      keys[word++] = four;
      h = mix(h ^ four);
    }
    if (i < to) {
      long rest = text[i];
      if (i + 1 < to) {
        rest |= (long) text[i + 1] << 16;
      }
      if (i + 2 < to) {
        rest |= (long) text[i + 2] << 32;
      }
      keys[word] = rest;
      h = mix(h ^ rest);
    }
    hashes[part] = h * 0xD6E8FEB86659FD93L;
    heads[part] =
        (long) (to - from) << LENGTH_SHIFT
            | (long) edges << EDGES_SHIFT
            | (beginning ? BEGINNING : 0);
  }

  private static long mix(long h) {
    long product = h * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 32;
  }

  /** Brings what {@link #find} will read of each of the first {@code parts} parts nearer. */
  void fetch(int parts) {
    long sum = 0;
    for (int part = 0; part < parts; part++) {
      int set = set(part);
      int tag = tag(part);
      int slot = set;
      for (int way = 0; way < WAYS; way++) {
        slot = (tags[set + way] & USED - 1) == tag ? set + way : slot;
      }
      sum += table[slot * stride] + table[slot * stride + stride - 1];
    }
    fetched += sum;
  }

  /** The entry of a part that was read, or {@link #ABSENT}. */
  int find(int part) {
    int set = set(part);
    int tag = tag(part);
    for (int slot = set; slot < set + WAYS; slot++) {
      if ((tags[slot] & USED - 1) == tag && isOf(slot * stride, part)) {
        tags[slot] |= (short) USED;
        return slot * stride;
      }
    }
    return ABSENT;
  }

  private boolean isOf(int entry, int part) {
    if ((table[entry] & ~VANISHES) != heads[part]) {
      return false;
    }
    int units = (int) (heads[part] >>> LENGTH_SHIFT);
    int key = part * keyWords;
    for (int i = 0; i * CHARACTERS_A_WORD < units; i++) {
      if (table[entry + 1 + i] != keys[key + i]) {
        return false;
      }
    }
    return true;
  }

  /** Puts the counts of a part that was read, is not in the cache and fits. */
  void put(int part, SegmentCounts counts) {
    int slot = victim(set(part), (int) (hashes[part] >>> 8) & WAYS - 1);
    int entry = slot * stride;
    tags[slot] = (short) tag(part);
    table[entry] = heads[part] | (counts.vanishes ? VANISHES : 0);
    int words = ((int) (heads[part] >>> LENGTH_SHIFT) + CHARACTERS_A_WORD - 1) / CHARACTERS_A_WORD;
    System.arraycopy(keys, part * keyWords, table, entry + 1, words);
    Arrays.fill(table, entry + 1 + keyWords, entry + stride, 0);
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

  /** The first slot of a part's set, by the high half of a product instead of a remainder. */
  private int set(int part) {
    return (int) ((hashes[part] >>> 32) * setCount >>> 32) * WAYS;
  }

  private int tag(int part) {
    return (int) hashes[part] & USED - 1 | 1;
  }

  private int victim(int set, int first) {
    int oldest = ABSENT;
    for (int way = 0; way < WAYS; way++) {
      int slot = set + (first + way & WAYS - 1);
      if (tags[slot] == 0) {
        return slot;
      }
      if (oldest == ABSENT && (tags[slot] & USED) == 0) {
        oldest = slot;
      }
    }
    if (oldest != ABSENT) {
      return oldest;
    }
    for (int way = 0; way < WAYS; way++) {
      tags[set + way] &= (short) ~USED;
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
