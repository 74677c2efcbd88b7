// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An immutable set of code points: pages of 256 bits, equal pages shared. */
final class CodePointSet implements IntPredicate {
  private static final int PAGES = (Character.MAX_CODE_POINT + 1) >> 8;
  private static final long[] EMPTY = new long[4];
  private static final long[] FULL = {-1, -1, -1, -1};

  private final long[][] pages = new long[PAGES][];

  private CodePointSet() {}

  /** The code points that satisfy {@code members}. */
  static CodePointSet of(IntPredicate members) {
    CodePointSet set = new CodePointSet();
    for (int page = 0; page < PAGES; page++) {
      long[] bits = new long[4];
      for (int i = 0; i < 256; i++) {
        if (members.test(page << 8 | i)) {
          bits[i >> 6] |= 1L << i;
        }
      }
      set.pages[page] =
          Arrays.equals(bits, EMPTY) ? EMPTY : Arrays.equals(bits, FULL) ? FULL : bits;
    }
    return set;
  }

  /** The set of {@code codePoints}. */
  static CodePointSet of(int... codePoints) {
    CodePointSet set = new CodePointSet();
    Arrays.fill(set.pages, EMPTY);
    for (int c : codePoints) {
      long[] bits = set.pages[c >> 8] == EMPTY ? new long[4] : set.pages[c >> 8];
      bits[c >> 6 & 3] |= 1L << c;
      set.pages[c >> 8] = bits;
    }
    return set;
  }

  /** Whether all or none of the 256 code points that share {@code codePoint}'s page are members. */
  boolean isUniformAround(int codePoint) {
    long[] page = pages[codePoint >> 8];
    return page == EMPTY || page == FULL;
  }

  @Override
  public boolean test(int codePoint) {
    return (pages[codePoint >> 8][codePoint >> 6 & 3] >>> codePoint & 1) != 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodePointSet set && Arrays.deepEquals(pages, set.pages);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(pages);
  }
}
