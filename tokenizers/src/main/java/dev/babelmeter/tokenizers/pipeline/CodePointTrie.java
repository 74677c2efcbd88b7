// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.IntMap;
import java.util.Arrays;
import java.util.Map;

/** A trie of tokens over code points. */
final class CodePointTrie {
  /** Node or value that is not there. */
  static final int ABSENT = IntMap.ABSENT;

  /** The node of the empty text. */
  static final int ROOT = 0;

  private static final int CODE_POINT_BITS = 21;

  private final IntMap children;
  private final int[] firstChildren = new int[1 << 16];
  private final int[] values;

  CodePointTrie(Map<String, Integer> tokens) {
    int codePoints = tokens.keySet().stream().mapToInt(t -> t.codePointCount(0, t.length())).sum();
    Builder builder = new Builder(codePoints);
    tokens.forEach(builder::add);
    children = builder.compact();
    values = Arrays.copyOf(builder.values, builder.nodes);
    for (int c = 0; c < firstChildren.length; c++) {
      firstChildren[c] = children.get(c);
    }
  }

  /** The node behind {@code node} for {@code codePoint}, or {@link #ABSENT}. */
  int child(int node, int codePoint) {
    if (node == ROOT && codePoint < firstChildren.length) {
      return firstChildren[codePoint];
    }
    return children.get((long) node << CODE_POINT_BITS | codePoint);
  }

  /** The value of the token that ends at {@code node}, or {@link #ABSENT}. */
  int value(int node) {
    return values[node];
  }

  /** The node of {@code text}, or {@link #ABSENT}. */
  int node(String text) {
    int node = ROOT;
    for (int i = 0; i < text.length() && node != ABSENT; ) {
      int c = text.codePointAt(i);
      node = child(node, c);
      i += Character.charCount(c);
    }
    return node;
  }

  private static final class Builder {
    private final IntMap map;
    private int nodes = 1;
    private int[] values;
    private long[] keys;

    Builder(int codePoints) {
      map = new IntMap(codePoints);
      values = new int[codePoints + 1];
      keys = new long[codePoints + 1];
      values[ROOT] = ABSENT;
    }

    void add(String token, int value) {
      int node = ROOT;
      for (int i = 0; i < token.length(); ) {
        int c = token.codePointAt(i);
        long key = (long) node << CODE_POINT_BITS | c;
        int child = map.get(key);
        if (child == IntMap.ABSENT) {
          child = nodes;
          map.put(key, child);
          keys[nodes] = key;
          values[nodes++] = ABSENT;
        }
        node = child;
        i += Character.charCount(c);
      }
      if (node != ROOT) {
        values[node] = value;
      }
    }

    /** The map without the room for code points that tokens share. */
    IntMap compact() {
      IntMap compact = new IntMap(nodes);
      for (int node = 1; node < nodes; node++) {
        compact.put(keys[node], node);
      }
      return compact;
    }
  }
}
