// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.unicode.IntMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trie of literals, each with the bits of those it concerns. Immutable. */
final class LiteralTrie {
  /** Node that is not there. */
  static final int ABSENT = IntMap.ABSENT;

  /** The node of the empty text. */
  static final int ROOT = 0;

  private static final int CODE_POINT_BITS = 21;

  private final IntMap children;
  private final long[] ends;

  /** The trie of {@code literals}, none of them empty. */
  LiteralTrie(Map<String, Long> literals) {
    Map<Long, Integer> built = new HashMap<>();
    List<Long> bits = new ArrayList<>(List.of(0L));
    literals.forEach(
        (literal, concerned) -> {
          int node = ROOT;
          for (int c : literal.codePoints().toArray()) {
            node = built.computeIfAbsent(key(node, c), k -> bits.size());
            if (node == bits.size()) {
              bits.add(0L);
            }
          }
          bits.set(node, bits.get(node) | concerned);
        });
    children = new IntMap(built.size());
    built.forEach(children::put);
    ends = bits.stream().mapToLong(Long::longValue).toArray();
  }

  private static long key(int node, int codePoint) {
    return (long) node << CODE_POINT_BITS | codePoint;
  }

  /** The node behind {@code node} for {@code codePoint}, or {@link #ABSENT}. */
  int child(int node, int codePoint) {
    return children.get(key(node, codePoint));
  }

  /** The bits of the literal that ends at {@code node}, or 0. */
  long ends(int node) {
    return ends[node];
  }
}
