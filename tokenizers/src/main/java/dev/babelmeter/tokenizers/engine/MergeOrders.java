// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When the merges of several byte-pair encodings make each token, so that a merge is known by the
 * bytes it makes. That holds for an encoding whose merges that make one token follow one another,
 * and either split it in every way into two tokens, as those made from ranks of tokens do, or in
 * one way only, as those of GPT-2 do. Immutable.
 */
final class MergeOrders {
  /** Order of a token that no merge makes. */
  static final int NEVER = 0;

  private static final int LEFT_BITS = 8;
  private static final int MOST_LEFT = (1 << LEFT_BITS) - 1;

  private final int encodings;
  private final boolean[] known;

  /**
   * By token and encoding, the place of its merges in order; in the low bits, where there is one
   * way to split it, the bytes of its left part.
   */
  private final int[] orders;

  private record Merge(int rank, int token, int left) {}

  /** The orders of {@code encodings}, whose ids have {@code numbers} in {@code tokens}. */
  MergeOrders(List<BpeTokens> encodings, int[][] numbers, UnionTokens tokens) {
    this.encodings = encodings.size();
    known = new boolean[this.encodings];
    orders = new int[tokens.size() * this.encodings];
    for (int e = 0; e < this.encodings; e++) {
      known[e] = fill(e, encodings.get(e), numbers[e], tokens);
    }
  }

  private boolean fill(int encoding, BpeTokens bpe, int[] numbers, UnionTokens tokens) {
    List<Merge> merges = new ArrayList<>();
    bpe.forEachMerge(
        (left, right, rank) ->
            merges.add(new Merge(rank, numbers[bpe.merged(rank)], tokens.length(numbers[left]))));
    merges.sort(Comparator.comparingInt(Merge::rank));
    int order = 0;
    for (int i = 0; i < merges.size(); ) {
      int token = merges.get(i).token();
      int end = i + 1;
      while (end < merges.size() && merges.get(end).token() == token) {
        end++;
      }
      int ways = ways(encoding, token, tokens);
      int left = merges.get(i).left();
      boolean one = end == i + 1 && ways > 1;
      if (orders[token * encodings + encoding] != NEVER
          || (!one && end - i != ways)
          || left > MOST_LEFT) {
        return false;
      }
      orders[token * encodings + encoding] = ++order << LEFT_BITS | (one ? left : 0);
      i = end;
    }
    return order < 1 << Integer.SIZE - 1 - LEFT_BITS;
  }

  /** The ways to split a token into two that the merges of {@code encoding} lead to. */
  private static int ways(int encoding, int token, UnionTokens tokens) {
    int ways = 0;
    for (int cut = 1; cut < tokens.length(token); cut++) {
      int left = tokens.part(token, 0, cut);
      int right = tokens.part(token, cut, tokens.length(token));
      if ((tokens.reached(left) & tokens.reached(right) & 1 << encoding) != 0) {
        ways++;
      }
    }
    return ways;
  }

  /** Whether the merges of {@code encoding} are known by the bytes they make. */
  boolean isKnown(int encoding) {
    return known[encoding];
  }

  /** Copies what is told of {@code token}, an int an encoding, to {@code target} at {@code at}. */
  void copy(int token, int[] target, int at) {
    System.arraycopy(orders, token * encodings, target, at, encodings);
  }

  /** The order of what was copied when the left part has {@code left} bytes, or {@link #NEVER}. */
  static int order(int copied, int left) {
    int only = copied & MOST_LEFT;
    return only == 0 || only == left ? copied >>> LEFT_BITS : NEVER;
  }
}
