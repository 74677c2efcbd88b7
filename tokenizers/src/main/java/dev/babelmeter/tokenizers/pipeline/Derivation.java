// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.Arrays;

/** Merges a few symbols. */
final class Derivation {
  private static final int NONE = -1;

  private final PairTable pairs;
  private int[] symbols = new int[64];
  private int count;
  private int lastRank;
  private boolean ascending;

  Derivation(PairTable pairs) {
    this.pairs = pairs;
  }

  void begin() {
    count = 0;
  }

  void add(int symbol) {
    if (count == symbols.length) {
      symbols = Arrays.copyOf(symbols, 2 * count);
    }
    symbols[count++] = symbol;
  }

  /** Merges until no pair does; true when one symbol is left. */
  boolean run() {
    lastRank = NONE;
    ascending = true;
    while (count > 1) {
      int best = PairTable.NO_MERGE;
      int at = 0;
      for (int i = 0; i + 1 < count; i++) {
        int candidate = pairs.rank(symbols[i], symbols[i + 1]);
        if (candidate < best) {
          best = candidate;
          at = i;
        }
      }
      if (best == PairTable.NO_MERGE) {
        return false;
      }
      ascending &= best >= lastRank;
      lastRank = best;
      symbols[at] = pairs.merged(best);
      count--;
      System.arraycopy(symbols, at + 2, symbols, at + 1, count - at - 1);
    }
    return count == 1;
  }

  /** The rank of the last merge, -1 without one. */
  int lastRank() {
    return lastRank;
  }

  /** Whether no merge had a lower rank than one before it. */
  boolean isAscending() {
    return ascending;
  }

  int symbol(int index) {
    return symbols[index];
  }
}
