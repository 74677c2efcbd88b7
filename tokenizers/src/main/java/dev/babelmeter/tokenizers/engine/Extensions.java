// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import java.util.ArrayList;
import java.util.Comparator;
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

  private record Merge(int left, int right, int rank) {}

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
    List<Merge> merges = new ArrayList<>();
    encodings
        .get(base)
        .forEachMerge((left, right, rank) -> merges.add(new Merge(left, right, rank)));
    merges.sort(Comparator.comparingInt(Merge::rank));
    int last = NONE;
    for (Merge merge : merges) {
      int left = ids[encoding][numbers[base][merge.left()]];
      int right = ids[encoding][numbers[base][merge.right()]];
      int rank = left == NONE || right == NONE ? BpeTokens.NO_MERGE : own.rank(left, right);
      if (rank == BpeTokens.NO_MERGE || rank <= last) {
        return false;
      }
      last = rank;
    }
    int[] notBehind = {0};
    int end = last;
    own.forEachMerge((left, right, rank) -> notBehind[0] += rank <= end ? 1 : 0);
    return notBehind[0] == merges.size();
  }
}
