// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import java.util.List;
import java.util.stream.IntStream;

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

  private final boolean[] known;

  /**
   * Tells {@code tokens} the orders of {@code encodings}, whose ids have {@code numbers} in it: the
   * place of the merges that make a token in order; in the low bits, where there is one way to
   * split it, the bytes of its left part.
   */
  MergeOrders(List<BpeTokens> encodings, int[][] numbers, UnionTokens.Builder tokens) {
    known = new boolean[encodings.size()];
    for (int e = 0; e < known.length; e++) {
      known[e] = fill(e, encodings.get(e), numbers[e], tokens);
    }
  }

  private boolean fill(int encoding, BpeTokens bpe, int[] numbers, UnionTokens.Builder tokens) {
    IntStream.Builder made = IntStream.builder();
    IntStream.Builder lefts = IntStream.builder();
    bpe.forEachMerge(
        (left, right, rank) -> {
          made.add(numbers[bpe.merged(rank)]);
          lefts.add(tokens.length(numbers[left]));
        });
    int[] merged = made.build().toArray();
    int[] leftLengths = lefts.build().toArray();
    int order = 0;
    for (int i = 0; i < merged.length; ) {
      int token = merged[i];
      int end = i + 1;
      while (end < merged.length && merged[end] == token) {
        end++;
      }
      int ways = ways(encoding, token, end - i + 1, tokens);
      int left = leftLengths[i];
      boolean one = end == i + 1 && ways > 1;
      if (tokens.told(token, encoding) != NEVER || (!one && end - i != ways) || left > MOST_LEFT) {
        return false;
      }
      tokens.tell(token, encoding, ++order << LEFT_BITS | (one ? left : 0));
      i = end;
    }
    return order < 1 << Integer.SIZE - 1 - LEFT_BITS;
  }

  /**
   * The ways to split a token into two that the merges of {@code encoding} lead to, counted up to
   * {@code most}.
   */
  private static int ways(int encoding, int token, int most, UnionTokens.Builder tokens) {
    int ways = 0;
    int bit = 1 << encoding;
    int length = tokens.length(token);
    tokens.open(token);
    for (int cut = 1; cut < length && ways < most; cut++) {
      if ((tokens.reached(tokens.part(0, cut)) & bit) != 0
          && (tokens.reached(tokens.part(cut, length)) & bit) != 0) {
        ways++;
      }
    }
    return ways;
  }

  /** Whether the merges of {@code encoding} are known by the bytes they make. */
  boolean isKnown(int encoding) {
    return known[encoding];
  }

  /** The place in order, in all but the low 8 bits, when the left part has {@code left} bytes. */
  static int order(int told, int left) {
    int only = told & MOST_LEFT;
    return only == 0 || only == left ? told & ~MOST_LEFT : NEVER;
  }
}
