// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SentencePiece's compiled rules: a trie over UTF-8 as a double array (the format of Darts-clone),
 * whose values are places in a pool of texts that end in NUL.
 */
final class CharsMap {
  /** Result of {@link #place} for a text with no rule. */
  static final int NONE = -1;

  /** Bytes of the longest key that is taken. */
  private static final int DEEPEST = 256;

  /** Times that a unit may be met on average while the trie is checked. */
  private static final long MOST_VISITS = 32;

  private static final String COMPONENT = "normalizer.Precompiled";

  private final int[] units;
  private final int[] pool;
  private final int[] placeOfByte;
  private final long[] ruled;
  private long checked;

  CharsMap(byte[] map) {
    ByteBuffer in = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
    int trieBytes = map.length < 4 ? -1 : in.getInt();
    if (trieBytes < 4 || trieBytes > in.remaining()) {
      throw new UnsupportedComponentException(COMPONENT, "its trie is cut off");
    }
    units = new int[trieBytes / 4];
    for (int i = 0; i < units.length; i++) {
      units[i] = in.getInt();
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      throw new UnsupportedComponentException(COMPONENT, "its texts are no UTF-8");
    }
    pool = text.codePoints().toArray();
    placeOfByte = new int[text.getBytes(StandardCharsets.UTF_8).length + 1];
    Arrays.fill(placeOfByte, NONE);
    int at = 0;
    for (int i = 0; i < pool.length; i++) {
      placeOfByte[at] = i;
      at += ByteAlphabet.utf8Length(pool[i]);
    }
    placeOfByte[at] = pool.length;
    check(0, 0);
    ruled = ruledCodePoints();
  }

  /** Checks that every unit that a text can reach is there; the reference would end otherwise. */
  private void check(int root, int depth) {
    // Keys share their ends, so that units are met several times, but not without end.
    if (++checked > MOST_VISITS * units.length || depth > DEEPEST) {
      throw new UnsupportedComponentException(COMPONENT, "its trie is circular");
    }
    int base = root ^ offset(units[root]);
    for (int b = 1; b < 256; b++) {
      int node = base ^ b;
      if (node >= units.length) {
        throw new UnsupportedComponentException(COMPONENT, "its trie is broken");
      }
      int unit = units[node];
      if (label(unit) == b) {
        if (hasLeaf(unit)) {
          int leaf = node ^ offset(unit);
          int value = leaf < units.length ? value(units[leaf]) : -1;
          if (value < 0 || value >= placeOfByte.length || placeOfByte[value] == NONE) {
            throw new UnsupportedComponentException(COMPONENT, "a rule has no text");
          }
        }
        check(node, depth + 1);
      }
    }
  }

  /**
   * The place of the text of the shortest rule that {@code text[start..end)} begins with, which is
   * how the reference looks; {@link #NONE} when there is none.
   */
  int place(int[] text, int start, int end) {
    int node = offset(units[0]);
    for (int i = start; i < end; i++) {
      int c = text[i];
      for (int j = 0, n = ByteAlphabet.utf8Length(c); j < n; j++) {
        int b = ByteAlphabet.utf8Byte(c, j);
        if (b == 0) {
          return NONE;
        }
        node ^= b;
        int unit = units[node];
        if (label(unit) != b) {
          return NONE;
        }
        node ^= offset(unit);
        if (hasLeaf(unit)) {
          return placeOfByte[value(units[node])];
        }
      }
    }
    return NONE;
  }

  /** Whether {@code codePoint} alone has a rule. */
  boolean hasRule(int codePoint) {
    return (ruled[codePoint >> 6] >>> codePoint & 1) != 0;
  }

  private long[] ruledCodePoints() {
    long[] bits = new long[(Character.MAX_CODE_POINT + 1) / 64];
    int[] one = new int[1];
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      one[0] = c;
      if (place(one, 0, 1) != NONE) {
        bits[c >> 6] |= 1L << c;
      }
    }
    return bits;
  }

  /** The code point at {@code place}, or 0 at the end of its text. */
  int at(int place) {
    return place < pool.length ? pool[place] : 0;
  }

  private static boolean hasLeaf(int unit) {
    return (unit >>> 8 & 1) == 1;
  }

  private static int value(int unit) {
    return unit & 0x7FFFFFFF;
  }

  private static int label(int unit) {
    return unit & (1 << 31 | 0xFF);
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & 1 << 9) >>> 6);
  }
}
