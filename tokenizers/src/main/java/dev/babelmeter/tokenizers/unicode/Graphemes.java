// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

/** Extended grapheme clusters (Unicode Standard Annex 29, version 16). */
public final class Graphemes {
  private static final GraphemeBreak[] CLASSES = GraphemeBreak.values();

  private Graphemes() {}

  /** How many clusters {@code text} has. */
  public static long count(String text) {
    int[] codePoints = text.codePoints().toArray();
    long clusters = 0;
    for (int at = 0; at < codePoints.length; clusters++) {
      at = end(codePoints, at, codePoints.length);
    }
    return clusters;
  }

  /**
   * The end of the cluster of {@code text[from..to)} that begins at {@code start}, a boundary.
   * Takes time linear in the cluster.
   */
  public static int end(int[] text, int start, int to) {
    int previous = CharacterProperties.get(text[start]);
    // Which of the rules that look further back may hold: GB9c, GB11, GB12.
    boolean consonant = (previous & CharacterProperties.CONJUNCT_CONSONANT) != 0;
    boolean linker = false;
    boolean pictograph = (previous & CharacterProperties.PICTOGRAPHIC) != 0;
    boolean oddIndicator = classOf(previous) == GraphemeBreak.REGIONAL_INDICATOR;
    for (int i = start + 1; i < to; i++) {
      int next = CharacterProperties.get(text[i]);
      GraphemeBreak left = classOf(previous);
      GraphemeBreak right = classOf(next);
      boolean joined =
          joins(left, right)
              || (consonant && linker && has(next, CharacterProperties.CONJUNCT_CONSONANT))
              || (pictograph
                  && left == GraphemeBreak.ZWJ
                  && has(next, CharacterProperties.PICTOGRAPHIC))
              || (oddIndicator && right == GraphemeBreak.REGIONAL_INDICATOR);
      if (!joined) {
        return i;
      }
      if (has(next, CharacterProperties.CONJUNCT_CONSONANT)) {
        consonant = true;
        linker = false;
      } else if (has(next, CharacterProperties.CONJUNCT_LINKER)) {
        linker = true;
      } else if (!has(next, CharacterProperties.CONJUNCT_EXTEND)) {
        consonant = false;
        linker = false;
      }
      if (has(next, CharacterProperties.PICTOGRAPHIC)) {
        pictograph = true;
      } else if (right != GraphemeBreak.EXTEND && right != GraphemeBreak.ZWJ) {
        pictograph = false;
      }
      oddIndicator = right == GraphemeBreak.REGIONAL_INDICATOR && !oddIndicator;
      previous = next;
    }
    return to;
  }

  /**
   * Whether in a text of nothing but such code points, in any order, each is a cluster of its own.
   */
  public static boolean standsAlone(int codePoint) {
    GraphemeBreak kind = classOf(CharacterProperties.get(codePoint));
    return kind == GraphemeBreak.OTHER || kind == GraphemeBreak.CONTROL || kind == GraphemeBreak.LF;
  }

  /** Whether there is a boundary between these two, whatever stands before and behind them. */
  public static boolean alwaysBreaks(int left, int right) {
    int before = CharacterProperties.get(left);
    int behind = CharacterProperties.get(right);
    boolean mayJoin =
        has(behind, CharacterProperties.CONJUNCT_CONSONANT)
            || has(behind, CharacterProperties.PICTOGRAPHIC)
            || classOf(behind) == GraphemeBreak.REGIONAL_INDICATOR;
    return !mayJoin && !joins(classOf(before), classOf(behind));
  }

  /** A number that {@link #alwaysBreaks} depends on. */
  public static int kind(int codePoint) {
    return CharacterProperties.get(codePoint)
        & (CharacterProperties.GRAPHEME_MASK
            | CharacterProperties.PICTOGRAPHIC
            | CharacterProperties.CONJUNCT_CONSONANT);
  }

  /** GB3 to GB9b. */
  private static boolean joins(GraphemeBreak left, GraphemeBreak right) {
    if (left == GraphemeBreak.CR) {
      return right == GraphemeBreak.LF;
    }
    if (isControl(left) || isControl(right)) {
      return false;
    }
    return switch (right) {
      case EXTEND, ZWJ, SPACING_MARK -> true;
      case L, LV, LVT -> left == GraphemeBreak.L || left == GraphemeBreak.PREPEND;
      case V ->
          left == GraphemeBreak.L
              || left == GraphemeBreak.LV
              || left == GraphemeBreak.V
              || left == GraphemeBreak.PREPEND;
      case T ->
          left == GraphemeBreak.LV
              || left == GraphemeBreak.V
              || left == GraphemeBreak.LVT
              || left == GraphemeBreak.T
              || left == GraphemeBreak.PREPEND;
      default -> left == GraphemeBreak.PREPEND;
    };
  }

  private static boolean isControl(GraphemeBreak c) {
    return c == GraphemeBreak.CONTROL || c == GraphemeBreak.LF || c == GraphemeBreak.CR;
  }

  private static boolean has(int properties, int mask) {
    return (properties & mask) != 0;
  }

  private static GraphemeBreak classOf(int properties) {
    return CLASSES[
        (properties & CharacterProperties.GRAPHEME_MASK) >>> CharacterProperties.GRAPHEME_SHIFT];
  }
}
