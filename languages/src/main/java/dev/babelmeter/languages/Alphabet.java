// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;

/**
 * What each code point is to a {@link LanguageChooser} of one script, as a small number, its
 * symbol: a letter that the chooser knows (upper and lower case are one), another letter of the
 * script, or one of several kinds of what stands between words. A table of two levels, so that
 * reading a text asks nothing of ICU. Immutable.
 */
final class Alphabet {
  /** What is neither a letter of the script nor one of the following three. */
  static final int OTHER = 0;

  /** White space; also what stands between two words. */
  static final int SPACE = 1;

  /** {@code @} and {@code #}, which mark an address, a mention or a hashtag. */
  static final int MARK = 2;

  /** The colon, which marks an address when two slashes follow. */
  static final int COLON = 3;

  /** A letter of the script that the chooser does not know. */
  static final int UNKNOWN = 4;

  /** The first known letter; the others follow. */
  static final int FIRST_KNOWN = 5;

  /** Bits of a symbol. */
  static final int BITS = 10;

  private static final int BLOCK_BITS = 8;
  private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;
  private static final int[] WHITE_SPACE = codePoints(new UnicodeSet("[:White_Space:]"));

  private final short[] blocks = new short[(Character.MAX_CODE_POINT >> BLOCK_BITS) + 1];
  private final short[] symbols;

  /**
   * Makes the alphabet of {@code script}.
   *
   * @param known the letters that the chooser knows, in lower case, as code points; the symbol of
   *     the one at index {@code i} is {@code FIRST_KNOWN + i}
   */
  Alphabet(Script script, int[] known) {
    if (FIRST_KNOWN + known.length > 1 << BITS) {
      throw new IllegalStateException(
          "The language model has more letters of "
              + script.code()
              + " than a symbol can tell apart; its version is unknown.");
    }
    short[] all = new short[Character.MAX_CODE_POINT + 1];
    for (int letter = 0; letter < known.length; letter++) {
      all[known[letter]] = (short) (FIRST_KNOWN + letter);
    }
    short[] flat = new short[all.length];
    for (int codePoint = 0; codePoint < flat.length; codePoint++) {
      if (Scripts.isLetterOf(script, codePoint)) {
        short symbol = all[UCharacter.toLowerCase(codePoint)];
        flat[codePoint] = symbol == OTHER ? UNKNOWN : symbol;
      }
    }
    for (int codePoint : WHITE_SPACE) {
      flat[codePoint] = SPACE;
    }
    flat['@'] = MARK;
    flat['#'] = MARK;
    flat[':'] = COLON;
    symbols = shared(flat, blocks);
  }

  /** The symbol of {@code codePoint}. */
  int symbol(int codePoint) {
    return symbols[(blocks[codePoint >> BLOCK_BITS] << BLOCK_BITS) | (codePoint & BLOCK_MASK)];
  }

  /** Stores every different block of {@code flat} once and notes in {@code blocks} where. */
  private static short[] shared(short[] flat, short[] blocks) {
    int size = 1 << BLOCK_BITS;
    int stored = 0;
    for (int block = 0; block < blocks.length; block++) {
      int found = 0;
      while (found < stored && !sameBlock(flat, found, block)) {
        found++;
      }
      if (found == stored) {
        // Blocks move to the front in their order, each to a place that was read before.
        System.arraycopy(flat, block * size, flat, stored * size, size);
        stored++;
      }
      blocks[block] = (short) found;
    }
    return Arrays.copyOf(flat, stored * size);
  }

  private static boolean sameBlock(short[] flat, int a, int b) {
    int size = 1 << BLOCK_BITS;
    return Arrays.equals(flat, a * size, (a + 1) * size, flat, b * size, (b + 1) * size);
  }

  private static int[] codePoints(UnicodeSet set) {
    int[] codePoints = new int[set.size()];
    for (int i = 0; i < codePoints.length; i++) {
      codePoints[i] = set.charAt(i);
    }
    return codePoints;
  }
}
