// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was predicted of tokens, the least recently used forgotten first, within a bound on memory.
 * A prediction depends on surface form and language alone, so it never becomes stale. Safe for use
 * by several threads.
 *
 * @param <V> a prediction
 */
public final class PredictionCache<V> {
  /** What an entry takes beside the values: two objects of the map, key, and headers of arrays. */
  private static final int ENTRY_BYTES = 200;

  private final long maxEntries;
  private final Map<IntBuffer, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long hits;
  private long misses;

  /**
   * Makes a cache.
   *
   * @param maxBytes memory that it may take; 0 to remember nothing
   * @param valuesOfEntry floats of a prediction
   * @param pieces ids of a surface form
   */
  public PredictionCache(long maxBytes, int valuesOfEntry, int pieces) {
    long bytes = ENTRY_BYTES + (long) valuesOfEntry * Float.BYTES + (pieces + 1L) * Integer.BYTES;
    this.maxEntries = maxBytes / bytes;
  }

  /** The prediction for a token, or null when there is none. */
  public synchronized @Nullable V get(int[] pieces, int language) {
    V known = entries.get(key(pieces, language));
    if (known == null) {
      misses++;
    } else {
      hits++;
    }
    return known;
  }

  /** Remembers the prediction for a token. */
  public synchronized void put(int[] pieces, int language, V prediction) {
    entries.put(key(pieces, language), prediction);
    var eldestFirst = entries.entrySet().iterator();
    while (entries.size() > maxEntries) {
      eldestFirst.next();
      eldestFirst.remove();
    }
  }

  /** Number of predictions that it holds. */
  public synchronized int size() {
    return entries.size();
  }

  /** How often it had what it was asked for. */
  public synchronized long hits() {
    return hits;
  }

  /** How often it had not. */
  public synchronized long misses() {
    return misses;
  }

  private static IntBuffer key(int[] pieces, int language) {
    return IntBuffer.allocate(pieces.length + 1).put(pieces).put(language).flip();
  }
}
