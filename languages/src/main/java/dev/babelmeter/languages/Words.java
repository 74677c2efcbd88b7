// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import com.ibm.icu.lang.UCharacter;

/**
 * The part of a text that a language detector may look at: the words in one script, in lower case,
 * as code points, one space before and after each.
 *
 * <p>This is how the text of the detector's model was prepared (Apache Tika's {@code
 * OpenNLPDetector}: what is not alphabetic or ideographic becomes a space), with two differences:
 * letters of other scripts become spaces too, and a whole address, mention or hashtag is left out,
 * because it says nothing about the language around it.
 */
final class Words {
  /** Twice or five times as much changes no figure of benchmarks/LANGUAGE-IDENTIFICATION.md. */
  static final int MAX_LENGTH = 240;

  private static final int SPACE = ' ';

  private final int[] codePoints = new int[MAX_LENGTH];
  private int length;

  /** Reads the beginning of {@code text}. */
  Words(String text, Script script) {
    codePoints[length++] = SPACE;
    int token = length;
    boolean skip = false;
    int letters = 0;
    for (int i = 0;
        i < text.length() && length < MAX_LENGTH - 1 && letters < Scripts.MAX_LETTERS; ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (Scripts.isLetterOf(script, codePoint)) {
        codePoints[length++] = UCharacter.toLowerCase(codePoint);
        letters++;
        continue;
      }
      endWord();
      if (UCharacter.isUWhiteSpace(codePoint)) {
        if (skip) {
          length = token;
        }
        token = length;
        skip = false;
      } else {
        skip |= marksAddress(text, i, codePoint);
      }
    }
    endWord();
    if (skip) {
      length = token;
    }
  }

  /** The number of code points, the spaces included; 1 when there is no word. */
  int length() {
    return length;
  }

  int at(int index) {
    return codePoints[index];
  }

  private void endWord() {
    if (codePoints[length - 1] != SPACE) {
      codePoints[length++] = SPACE;
    }
  }

  private static boolean marksAddress(String text, int next, int codePoint) {
    return codePoint == '@'
        || codePoint == '#'
        || (codePoint == ':' && text.startsWith("//", next));
  }
}
