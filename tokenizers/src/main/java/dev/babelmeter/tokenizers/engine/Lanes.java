// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.List;

/**
 * Where the counts of a part of a text lie: a lane for the tokens of each vocabulary, and one more
 * each for unknown and byte-fallback tokens where a vocabulary has them. Immutable.
 */
final class Lanes {
  /** Lane of a count that a vocabulary does not have. */
  static final int NONE = -1;

  private final int[] unknown;
  private final int[] byteFallback;
  private final int count;

  Lanes(List<Countable> vocabularies) {
    int next = vocabularies.size();
    unknown = new int[next];
    byteFallback = new int[next];
    for (int v = 0; v < unknown.length; v++) {
      unknown[v] = vocabularies.get(v).countsUnknown() ? next++ : NONE;
      byteFallback[v] = vocabularies.get(v).countsByteFallback() ? next++ : NONE;
    }
    count = next;
  }

  /** Number of lanes. */
  int count() {
    return count;
  }

  /** Lane of the tokens of {@code vocabulary}, whose flags tell of words of one token. */
  int tokens(int vocabulary) {
    return vocabulary;
  }

  /** Lane of the unknown tokens, or {@link #NONE}. */
  int unknown(int vocabulary) {
    return unknown[vocabulary];
  }

  /** Lane of the byte-fallback tokens, or {@link #NONE}. */
  int byteFallback(int vocabulary) {
    return byteFallback[vocabulary];
  }
}
