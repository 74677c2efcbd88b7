// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

/**
 * Properties of code points, one int each, in two array reads: {@code get(c) & MASK}. The low five
 * bits are the general category; the masks below name the rest.
 *
 * <p>The reference takes its properties from five libraries that follow different versions of
 * Unicode; a mask's comment names the library. A lone surrogate has the properties of an unassigned
 * code point.
 */
public final class CharacterProperties {
  /** The general category of Oniguruma, as an ordinal of {@link GeneralCategory}. */
  public static final int CATEGORY = 0x1F;

  /** Oniguruma's {@code \s}. */
  public static final int REGEX_SPACE = 1 << 5;

  /** Oniguruma's {@code \w}. */
  public static final int REGEX_WORD = 1 << 6;

  /** Rust's {@code char::is_whitespace}. */
  public static final int WHITESPACE = 1 << 7;

  /** Rust's {@code char::is_numeric}. */
  public static final int NUMERIC = 1 << 8;

  /** ASCII punctuation, or punctuation of the crate {@code unicode_categories}. */
  public static final int PUNCTUATION = 1 << 9;

  /** Cc, Cf, Cn, Co of the crate {@code unicode_categories}, but tab, line feed and return. */
  public static final int OTHER = 1 << 10;

  /** Mn of the crate {@code unicode_categories}; unset where NFD removes the code point. */
  public static final int NONSPACING_MARK = 1 << 11;

  /** The crate {@code unicode-normalization-alignments}' {@code is_combining_mark}. */
  public static final int COMBINING_MARK = 1 << 12;

  /** {@code \w} of the crate {@code regex}. */
  public static final int RUST_WORD = 1 << 13;

  /** {@code \s} of the crate {@code regex}. */
  public static final int RUST_SPACE = 1 << 14;

  /** Has another lower case in Rust. */
  public static final int HAS_LOWER_CASE = 1 << 15;

  /** Has a canonical decomposition (Hangul syllables too). */
  public static final int CANONICAL_DECOMPOSITION = 1 << 16;

  /** Has a compatibility decomposition (canonical ones too). */
  public static final int COMPATIBILITY_DECOMPOSITION = 1 << 17;

  /** Has a canonical combining class other than 0. */
  public static final int REORDERS = 1 << 18;

  /** May compose with the character before it. */
  public static final int COMPOSES_BACKWARD = 1 << 19;

  /** Shift of the grapheme cluster break class, {@link GraphemeBreak}. */
  static final int GRAPHEME_SHIFT = 20;

  static final int GRAPHEME_MASK = 0xF << GRAPHEME_SHIFT;

  /** Extended_Pictographic. */
  static final int PICTOGRAPHIC = 1 << 24;

  /** Indic_Conjunct_Break=Consonant. */
  static final int CONJUNCT_CONSONANT = 1 << 25;

  /** Indic_Conjunct_Break=Linker. */
  static final int CONJUNCT_LINKER = 1 << 26;

  /** Indic_Conjunct_Break=Extend. */
  static final int CONJUNCT_EXTEND = 1 << 27;

  /** Oniguruma's {@code \p{Han}}. */
  public static final int HAN = 1 << 28;

  /** Oniguruma's {@code \p{Hiragana}}. */
  public static final int HIRAGANA = 1 << 29;

  /** Oniguruma's {@code \p{Katakana}}. */
  public static final int KATAKANA = 1 << 30;

  /** Oniguruma's {@code \p{Hangul}}. */
  public static final int HANGUL = 1 << 31;

  private static final byte[] WORD_OF = UnicodeData.get().wordOf;
  private static final int[] WORDS = java.util.Arrays.copyOf(UnicodeData.get().words, 256);

  private CharacterProperties() {}

  /** The properties of {@code codePoint}, which must be one. */
  public static int get(int codePoint) {
    return WORDS[WORD_OF[codePoint] & 0xFF];
  }

  /** Whether {@code codePoint} has any property of {@code mask}. */
  public static boolean has(int codePoint, int mask) {
    return (WORDS[WORD_OF[codePoint] & 0xFF] & mask) != 0;
  }

  /** Whether the general category of {@code codePoint} is in {@code categories}, a bit set. */
  public static boolean inCategories(int codePoint, int categories) {
    return (1 << (WORDS[WORD_OF[codePoint] & 0xFF] & CATEGORY) & categories) != 0;
  }
}
