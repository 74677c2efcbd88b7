// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import java.util.List;

/**
 * Which byte-pair encodings extend others: they have all their merges, in the same order, and more
 * of them only behind. Such an encoding first merges a piece as the other does and then goes on, as
 * Llama 3 and Qwen go on where cl100k ends.
 */
final class Extensions {
  private static final int NONE = -1;

  private final List<BpeTokens> encodings;

  /** Numbers of tokens that encodings share, by encoding and id; and the ids by number. */
  private final int[][] numbers;

  private final int[][] ids;

  Extensions(List<BpeTokens> encodings, int[][] numbers, int[][] ids) {
    this.encodings = encodings;
    this.numbers = numbers;
    this.ids = ids;
  }

  /** For each encoding one that it extends and that extends none itself, or -1. */
  int[] find() {
    int[] bases = new int[encodings.size()];
    for (int e = 0; e < bases.length; e++) {
      bases[e] = NONE;
      for (int base = 0; base < bases.length && bases[e] == NONE; base++) {
        boolean root = base < e ? bases[base] == NONE : encodings.get(base).size() < size(e);
        if (base != e && root && size(base) < size(e) && extend(base, e)) {
          bases[e] = base;
        }
      }
    }
    for (int e = 0; e < bases.length; e++) {
      if (bases[e] != NONE && bases[bases[e]] != NONE) {
        bases[e] = bases[bases[e]];
      }
    }
    return bases;
  }

  private int size(int encoding) {
    return encodings.get(encoding).size();
  }

  private boolean extend(int base, int encoding) {
    BpeTokens own = encodings.get(encoding);
    if (encodings.get(base).spellsBytes() != own.spellsBytes()) {
      return false;
    }
    Prefix prefix = new Prefix(own, base, encoding);
    encodings.get(base).forEachMerge(prefix::add);
    int[] notBehind = {0};
    own.forEachMerge((left, right, rank) -> notBehind[0] += rank <= prefix.last ? 1 : 0);
    return prefix.holds && notBehind[0] == prefix.size;
  }

  /** The merges of a base, as long as another encoding has them in the same order. */
  private final class Prefix {
    private final BpeTokens own;
    private final int base;
    private final int encoding;
    private boolean holds = true;
    private int last = NONE;
    private int size;

    Prefix(BpeTokens own, int base, int encoding) {
      this.own = own;
      this.base = base;
      this.encoding = encoding;
    }

    void add(int baseLeft, int baseRight, int baseRank) {
      if (holds) {
        int left = ids[encoding][numbers[base][baseLeft]];
        int right = ids[encoding][numbers[base][baseRight]];
        int rank = left == NONE || right == NONE ? BpeTokens.NO_MERGE : own.rank(left, right);
        holds = rank != BpeTokens.NO_MERGE && rank > last;
        last = rank;
        size++;
      }
    }
  }
}
