// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.tally.Surrogates;
import dev.babelmeter.tokenizers.tally.Whitespace;
import java.util.Arrays;

/**
 * Counts texts under all vocabularies of {@link SharedTables} in one scan. Belongs to one thread.
 *
 * <p>Its memory is the cache's, about one megabyte, and a tenth of one for each vocabulary whose
 * normalizer changes texts; it allocates nothing to count a text. Time grows with the length of the
 * text, at most times the logarithm of its longest part.
 */
public final class SharedCounter {
  /** Parts whose counts can be added up before the sums of lanes overflow. */
  private static final int BATCH = 255;

  private static final long EVEN_COUNTS = 0x007F007F007F007FL;
  private static final long FLAGS = 0x0101010101010101L;

  private final SharedTables tables;
  private final CutTable cuts;
  private final SegmentCounter counter;
  private final SegmentCounts missed;
  private final SegmentCache cache;
  private final SegmentCache longCache;

  /** Sums of the even, then of the odd lanes of each word, in 16 bits; and of the flags, in 8. */
  private final long[] even;

  private final long[] odd;
  private final long[] flags;
  private int batched;

  /** Where the parts that wait begin and end, up to {@link SegmentCache#BATCH}. */
  private final int[] starts = new int[SegmentCache.BATCH];

  private final int[] ends = new int[SegmentCache.BATCH];
  private int waiting;

  private final long[] sums;
  private final long[] singleWords;
  private long excluded;

  private long segments;
  private long misses;

  SharedCounter(SharedTables tables, long cacheBytes) {
    this.tables = tables;
    cuts = tables.cuts();
    counter = new SegmentCounter(tables);
    int lanes = tables.lanes().count();
    int vocabularies = tables.vocabularies().size();
    missed = new SegmentCounts(lanes, vocabularies);
    cache = new SegmentCache(12, lanes, 8, cacheBytes * 2 / 3);
    longCache = new SegmentCache(SegmentText.MOST_UNITS, lanes + vocabularies, 16, cacheBytes / 3);
    even = new long[cache.valueWords()];
    odd = new long[even.length];
    flags = new long[even.length];
    sums = new long[lanes];
    singleWords = new long[vocabularies];
  }

  /**
   * Counts the first {@code length} characters of {@code text}; what the methods below tell is then
   * of this text.
   *
   * @throws IllegalArgumentException when they hold a lone surrogate
   */
  public void count(char[] text, int length) {
    begin();
    excluded = length == 0 ? 0 : cuts.misplaced(cuts.classOf(first(text, length)));
    byte[] units = cuts.units();
    byte[] between = cuts.between();
    boolean[] beginsAdded = cuts.beginsAdded();
    int from = 0;
    while (from < length) {
      int at = from;
      int kind = units[text[at]] & 0xFF;
      if (kind == CutTable.SURROGATE) {
        kind = cuts.classOf(pairAt(text, at, length));
        at++;
      }
      if (beginsAdded[kind]) {
        excluded |= tables.added().find(text, from, length);
      }
      at++;
      while (at < length) {
        int next = units[text[at]] & 0xFF;
        int end = at + 1;
        if (next == CutTable.SURROGATE) {
          next = cuts.classOf(pairAt(text, at, length));
          end++;
        }
        int cut = between[kind << 8 | next];
        if (cut != CutTable.NONE && (cut == CutTable.ALWAYS || !maySpan(text, at, length))) {
          break;
        }
        if (beginsAdded[next]) {
          excluded |= tables.added().find(text, at, length);
        }
        kind = next;
        at = end;
      }
      starts[waiting] = from;
      ends[waiting++] = at;
      if (waiting == SegmentCache.BATCH) {
        addWaiting(text, length);
      }
      from = at;
    }
    addWaiting(text, length);
    flush();
  }

  /** Also forgets what a text left behind that was refused in the middle. */
  private void begin() {
    Arrays.fill(sums, 0);
    Arrays.fill(singleWords, 0);
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    Arrays.fill(flags, 0);
    batched = 0;
    waiting = 0;
  }

  private static int first(char[] text, int length) {
    return Character.isSurrogate(text[0]) ? pairAt(text, 0, length) : text[0];
  }

  private static int pairAt(char[] text, int at, int length) {
    if (at + 1 == length || !Surrogates.arePair(text[at], text[at + 1])) {
      throw Surrogates.lone(at);
    }
    return Character.toCodePoint(text[at], text[at + 1]);
  }

  private boolean maySpan(char[] text, int at, int length) {
    int left = Character.codePointBefore(text, at);
    int right = Character.codePointAt(text, at, length);
    return tables.models().spans().mayBeSpanned(left, right);
  }

  /** Adds the counts of the parts that wait. */
  private void addWaiting(char[] text, int length) {
    for (int part = 0; part < waiting; part++) {
      int from = starts[part];
      int to = Math.min(ends[part], from + cache.mostUnits());
      cache.read(part, text, from, to, from == 0, 0);
    }
    cache.fetch(waiting);
    for (int part = 0; part < waiting; part++) {
      add(part, text, starts[part], ends[part], length);
    }
    waiting = 0;
  }

  private void add(int part, char[] text, int from, int to, int length) {
    segments++;
    boolean first = from == 0 || Whitespace.is(text[from]) || Whitespace.is(text[from - 1]);
    boolean last = to == length || Whitespace.is(text[to]) || Whitespace.is(text[to - 1]);
    if (to - from <= cache.mostUnits()) {
      int entry = cache.find(part);
      if (entry != SegmentCache.ABSENT) {
        addEntry(entry, first && last);
        return;
      }
    }
    addRare(part, text, from, to, first, last);
  }

  private void addEntry(int entry, boolean whole) {
    for (int w = 0; w < even.length; w++) {
      long value = cache.value(entry, w);
      even[w] += value & EVEN_COUNTS;
      odd[w] += value >>> 8 & EVEN_COUNTS;
      if (whole) {
        flags[w] += value >>> 7 & FLAGS;
      }
    }
    if (!whole && cache.vanishes(entry)) {
      excluded = -1;
    }
    if (++batched == BATCH) {
      flush();
    }
  }

  private void flush() {
    for (int w = 0; w < even.length; w++) {
      for (int i = 0; i < 8 && w * 8 + i < sums.length; i++) {
        int lane = w * 8 + i;
        sums[lane] += ((i & 1) == 0 ? even[w] : odd[w]) >>> 16 * (i >> 1) & 0xFFFF;
        if (lane < singleWords.length) {
          singleWords[lane] += flags[w] >>> 8 * i & 0xFF;
        }
      }
      even[w] = 0;
      odd[w] = 0;
      flags[w] = 0;
    }
    batched = 0;
  }

  /** Adds a part that is long, of several words, or not in the cache. */
  private void addRare(int part, char[] text, int from, int to, boolean first, boolean last) {
    boolean beginning = from == 0;
    int edges = (first ? 0 : 1) | (last ? 0 : 2);
    if (to - from <= longCache.mostUnits()) {
      longCache.read(0, text, from, to, beginning, edges);
      int entry = longCache.find(0);
      if (entry != SegmentCache.ABSENT) {
        addLong(entry, edges);
        return;
      }
    }
    misses++;
    long failed = counter.count(text, from, to, beginning, first, last, missed);
    excluded |= failed;
    for (int lane = 0; lane < sums.length; lane++) {
      sums[lane] += missed.counts[lane];
    }
    boolean oneWord = missed.words <= 1;
    if (edges == 0 || !oneWord) {
      for (int v = 0; v < singleWords.length; v++) {
        singleWords[v] += missed.singleWords[v];
      }
    }
    if (edges != 0 && missed.vanishes) {
      excluded = -1;
    }
    if (failed != 0) {
      return;
    }
    if (cache.fits(to - from, missed)) {
      cache.put(part, missed);
    } else if (longCache.fits(to - from, missed)) {
      if (edges != 0 && oneWord) {
        Arrays.fill(missed.singleWords, 0);
      }
      longCache.put(0, missed);
    }
  }

  private void addLong(int entry, int edges) {
    for (int lane = 0; lane < sums.length; lane++) {
      sums[lane] += lane(entry, lane);
    }
    for (int v = 0; v < singleWords.length; v++) {
      singleWords[v] += lane(entry, sums.length + v);
    }
    if (edges != 0 && longCache.vanishes(entry)) {
      excluded = -1;
    }
  }

  private long lane(int entry, int lane) {
    return longCache.value(entry, lane >> 2) >>> 16 * (lane & 3) & 0xFFFF;
  }

  /**
   * Bits of the vocabularies of which the counts do not hold: the text may have an added token of
   * theirs, or is not to be counted in parts.
   */
  public long excluded() {
    return excluded;
  }

  /** Tokens under a vocabulary, by its index. */
  public long tokens(int vocabulary) {
    return sums[tables.lanes().tokens(vocabulary)];
  }

  /** Its unknown tokens, 0 when it has none. */
  public long unknownTokens(int vocabulary) {
    int lane = tables.lanes().unknown(vocabulary);
    return lane == Lanes.NONE ? 0 : sums[lane];
  }

  /** Its byte-fallback tokens, 0 when it has none. */
  public long byteFallbackTokens(int vocabulary) {
    int lane = tables.lanes().byteFallback(vocabulary);
    return lane == Lanes.NONE ? 0 : sums[lane];
  }

  /** Words that one of its tokens covers alone. */
  public long singleTokenWords(int vocabulary) {
    return singleWords[vocabulary];
  }

  /** Parts counted since it was made. */
  public long segments() {
    return segments;
  }

  /** Parts that the cache did not hold. */
  public long misses() {
    return misses;
  }

  /** Bytes of its cache. */
  public long cacheBytes() {
    return cache.bytes() + longCache.bytes();
  }
}
