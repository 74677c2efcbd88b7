// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import java.util.BitSet;

/**
 * Data of Unicode's normalization forms (Unicode Standard Annex 15), without Hangul syllables,
 * whose rules are arithmetic (The Unicode Standard, section 3.12).
 */
public final class Normalization {
  /** First Hangul syllable, first leading consonant, vowel and trailing consonant. */
  private static final int S_BASE = 0xAC00;

  private static final int L_BASE = 0x1100;
  private static final int V_BASE = 0x1161;
  private static final int T_BASE = 0x11A7;
  private static final int V_COUNT = 21;
  private static final int T_COUNT = 28;
  private static final int S_COUNT = 19 * V_COUNT * T_COUNT;

  private static final UnicodeData DATA = UnicodeData.get();

  /** Code points whose full decomposition composes to them again. */
  private static final BitSet COMPOSED = new BitSet();

  static {
    int[] target = new int[18];
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (CharacterProperties.has(c, CharacterProperties.CANONICAL_DECOMPOSITION)) {
        int length = decompose(c, false, target);
        int composed = target[0];
        for (int i = 1; i < length && composed != IntMap.ABSENT; i++) {
          composed = compose(composed, target[i]);
        }
        COMPOSED.set(c, length > 1 && composed == c);
      }
    }
  }

  private Normalization() {}

  /**
   * Whether {@code codePoint} decomposes canonically to what composes to it again, so that NFC
   * keeps it where nothing beside it composes.
   */
  public static boolean isComposed(int codePoint) {
    return COMPOSED.get(codePoint);
  }

  /** Whether the compatibility decomposition of {@code codePoint} is not its canonical one. */
  public static boolean isCompatible(int codePoint) {
    return DATA.compatible.place(codePoint) != IntMap.ABSENT;
  }

  /** The canonical combining class of {@code codePoint}. */
  public static int combiningClass(int codePoint) {
    return CharacterProperties.has(codePoint, CharacterProperties.REORDERS)
        ? DATA.combiningClass.get(codePoint)
        : 0;
  }

  /**
   * What {@code first} and {@code second} compose to, or {@link IntMap#ABSENT}; never a composition
   * that Unicode excludes.
   */
  public static int compose(int first, int second) {
    if (second >= V_BASE && second < V_BASE + V_COUNT) {
      int l = first - L_BASE;
      if (l >= 0 && l < 19) {
        return S_BASE + (l * V_COUNT + second - V_BASE) * T_COUNT;
      }
    } else if (second > T_BASE && second < T_BASE + T_COUNT) {
      int s = first - S_BASE;
      if (s >= 0 && s < S_COUNT && s % T_COUNT == 0) {
        return first + second - T_BASE;
      }
    }
    return DATA.compositions.get((long) first << 32 | second);
  }

  /**
   * Writes the full decomposition of {@code codePoint} to {@code target} and returns its length, at
   * most 18. A code point that does not decompose is its own decomposition.
   */
  public static int decompose(int codePoint, boolean compatibility, int[] target) {
    int s = codePoint - S_BASE;
    if (s >= 0 && s < S_COUNT) {
      target[0] = L_BASE + s / (V_COUNT * T_COUNT);
      target[1] = V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT;
      target[2] = T_BASE + s % T_COUNT;
      return s % T_COUNT == 0 ? 2 : 3;
    }
    if (compatibility) {
      int place = DATA.compatible.place(codePoint);
      if (place != IntMap.ABSENT) {
        return copy(DATA.compatible, place, target);
      }
    }
    int place = DATA.canonical.place(codePoint);
    if (place != IntMap.ABSENT) {
      return copy(DATA.canonical, place, target);
    }
    target[0] = codePoint;
    return 1;
  }

  /** The lower case of code points that have another, as Rust's {@code char::to_lowercase}. */
  public static CodePointMap lowerCase() {
    return DATA.lowerCase;
  }

  private static int copy(CodePointMap map, int place, int[] target) {
    int length = CodePointMap.length(place);
    for (int i = 0; i < length; i++) {
      target[i] = map.at(place, i);
    }
    return length;
  }
}
