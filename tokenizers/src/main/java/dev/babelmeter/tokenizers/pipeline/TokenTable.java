// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.Map;

/** Ids of whole tokens by their code points, without allocation. */
final class TokenTable {
  /** Result of {@link #get} for a text that is no token. */
  static final int ABSENT = -1;

  private final int[] ids;
  private final int[] places;
  private final int[] hashes;
  private final int[] pool;
  private final int mask;
  private final int longest;

  TokenTable(Map<String, Integer> vocabulary) {
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, vocabulary.size())) * 4);
    mask = capacity - 1;
    ids = new int[capacity];
    places = new int[2 * capacity];
    hashes = new int[capacity];
    java.util.Arrays.fill(ids, ABSENT);
    pool =
        new int[vocabulary.keySet().stream().mapToInt(t -> t.codePointCount(0, t.length())).sum()];
    int used = 0;
    int max = 0;
    for (Map.Entry<String, Integer> entry : vocabulary.entrySet()) {
      int[] text = entry.getKey().codePoints().toArray();
      System.arraycopy(text, 0, pool, used, text.length);
      int hash = hash(text, 0, text.length);
      int slot = hash & mask;
      while (ids[slot] != ABSENT) {
        slot = slot + 1 & mask;
      }
      ids[slot] = entry.getValue();
      hashes[slot] = hash;
      places[2 * slot] = used;
      used += text.length;
      places[2 * slot + 1] = used;
      max = Math.max(max, text.length);
    }
    longest = max;
  }

  /** The id of the token {@code text[start..end)}, or {@link #ABSENT}. */
  int get(int[] text, int start, int end) {
    if (end - start > longest) {
      return ABSENT;
    }
    int hash = hash(text, start, end);
    for (int slot = hash & mask; ids[slot] != ABSENT; slot = slot + 1 & mask) {
      if (hashes[slot] == hash
          && java.util.Arrays.equals(
              pool, places[2 * slot], places[2 * slot + 1], text, start, end)) {
        return ids[slot];
      }
    }
    return ABSENT;
  }

  private static int hash(int[] text, int start, int end) {
    int h = 0x811C9DC5;
    for (int i = start; i < end; i++) {
      h = (h ^ text[i]) * 0x9E3779B1;
      h ^= h >>> 15;
    }
    return h;
  }
}
