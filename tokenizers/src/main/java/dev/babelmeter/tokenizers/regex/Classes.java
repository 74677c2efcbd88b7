// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import dev.babelmeter.tokenizers.unicode.GeneralCategory;

/** The classes that the known patterns are made of, as bit sets of general categories. */
final class Classes {
  static final int LETTER = GeneralCategory.bits("L");
  static final int NUMBER = GeneralCategory.bits("N");
  static final int MARK = GeneralCategory.bits("M");

  /** What may stand before the lower-case part of a word. */
  static final int UPPER =
      MARK
          | GeneralCategory.bits("Lu")
          | GeneralCategory.bits("Lt")
          | GeneralCategory.bits("Lm")
          | GeneralCategory.bits("Lo");

  /** The lower-case part of a word. */
  static final int LOWER =
      MARK | GeneralCategory.bits("Ll") | GeneralCategory.bits("Lm") | GeneralCategory.bits("Lo");

  private Classes() {}

  /** Whether the category of {@code codePoint} is in {@code categories}. */
  static boolean is(int codePoint, int categories) {
    return CharacterProperties.inCategories(codePoint, categories);
  }

  static boolean isSpace(int codePoint) {
    return CharacterProperties.has(codePoint, CharacterProperties.REGEX_SPACE);
  }

  static boolean isLineBreak(int codePoint) {
    return codePoint == '\n' || codePoint == '\r';
  }

  /** Whether {@code codePoint} is neither white space nor of {@code categories}. */
  static boolean isOther(int codePoint, int categories) {
    int properties = CharacterProperties.get(codePoint);
    return (properties & CharacterProperties.REGEX_SPACE) == 0
        && (1 << (properties & CharacterProperties.CATEGORY) & categories) == 0;
  }

  /** The end of the run of {@code categories} from {@code at}. */
  static int runEnd(int[] text, int at, int to, int categories) {
    int end = at;
    while (end < to && is(text[end], categories)) {
      end++;
    }
    return end;
  }

  /** The end of the run of what is neither white space nor of {@code categories}. */
  static int otherEnd(int[] text, int at, int to, int categories) {
    int end = at;
    while (end < to && isOther(text[end], categories)) {
      end++;
    }
    return end;
  }

  /** The end of {@code \s+(?!\S)|\s+}: a run of white space but its last before other text. */
  static int spacesEnd(int[] text, int at, int to) {
    int end = at + 1;
    while (end < to && isSpace(text[end])) {
      end++;
    }
    return end == to || end == at + 1 ? end : end - 1;
  }

  /** The end of {@code \s*[\r\n]+|\s+(?!\S)|\s+}: up to the last line break of a run, if any. */
  static int linesEnd(int[] text, int at, int to) {
    int lastBreak = -1;
    int end = at;
    while (end < to && isSpace(text[end])) {
      if (isLineBreak(text[end])) {
        lastBreak = end;
      }
      end++;
    }
    if (lastBreak >= 0) {
      return lastBreak + 1;
    }
    return end == to || end == at + 1 ? end : end - 1;
  }

  /** The end of a run of digits that is at most {@code most} long, or of any length for 0. */
  static int numberEnd(int[] text, int at, int to, int most) {
    int limit = most == 0 || to - at <= most ? to : at + most;
    return runEnd(text, at, limit, NUMBER);
  }
}
