// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** A map from code points to sequences of code points. */
public final class CodePointMap {
  private static final int LENGTH_BITS = 5;

  private final IntMap places;
  private final int[] pool;

  private CodePointMap(IntMap places, int[] pool) {
    this.places = places;
    this.pool = pool;
  }

  static CodePointMap read(DataInputStream in) throws IOException {
    int keys = UnicodeData.varint(in);
    IntMap places = new IntMap(keys);
    int[] pool = new int[keys * 4];
    int used = 0;
    for (int c = 0, n = keys; n > 0; n--) {
      c += UnicodeData.varint(in);
      int length = UnicodeData.varint(in);
      places.put(c, used << LENGTH_BITS | length);
      if (used + length > pool.length) {
        pool = Arrays.copyOf(pool, 2 * pool.length);
      }
      for (int i = 0; i < length; i++) {
        pool[used++] = UnicodeData.varint(in);
      }
    }
    return new CodePointMap(places, Arrays.copyOf(pool, used));
  }

  /**
   * The place of what {@code codePoint} maps to, for {@link #length} and {@link #at}; {@link
   * IntMap#ABSENT} when it maps to nothing.
   */
  public int place(int codePoint) {
    return places.get(codePoint);
  }

  /** Number of code points at {@code place}. */
  public static int length(int place) {
    return place & (1 << LENGTH_BITS) - 1;
  }

  /** The code point at {@code index} of the sequence at {@code place}. */
  public int at(int place, int index) {
    return pool[(place >>> LENGTH_BITS) + index];
  }
}
