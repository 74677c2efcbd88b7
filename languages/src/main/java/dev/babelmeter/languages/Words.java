// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.Arrays;

/**
 * The part of a text that a language detector may look at: the words in one script, in lower case,
 * as symbols of an {@link Alphabet}, one space before and after each. Made once and read into again
 * and again; belongs to one thread.
 *
 * <p>This is how the text of the detector's model was prepared (Apache Tika's {@code
 * OpenNLPDetector}: what is not alphabetic or ideographic becomes a space), with two differences:
 * letters of other scripts become spaces too, and a whole address, mention or hashtag is left out,
 * because it says nothing about the language around it.
 */
final class Words {
  /** Twice or five times as much changes no figure of benchmarks/LANGUAGE-IDENTIFICATION.md. */
  static final int MAX_LENGTH = 240;

  private final short[] symbols = new short[MAX_LENGTH + NgramModel.MAX_N - 1];
  private int length;

  /** Reads the beginning of {@code text}. */
  void read(String text, Alphabet alphabet) {
    short[] out = symbols;
    out[0] = Alphabet.SPACE;
    int size = 1;
    int token = size;
    boolean skip = false;
    int letters = 0;
    int end = text.length();
    for (int i = 0; i < end && size < MAX_LENGTH - 1 && letters < Scripts.MAX_LETTERS; i++) {
      int codePoint = text.charAt(i);
      if (Character.isHighSurrogate((char) codePoint)) {
        codePoint = text.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
      }
      int symbol = alphabet.symbol(codePoint);
      if (symbol >= Alphabet.UNKNOWN) {
        out[size++] = (short) symbol;
        letters++;
        continue;
      }
      if (out[size - 1] != Alphabet.SPACE) {
        out[size++] = Alphabet.SPACE;
      }
      if (symbol == Alphabet.SPACE) {
        if (skip) {
          size = token;
        }
        token = size;
        skip = false;
      } else {
        skip |= symbol == Alphabet.MARK || (symbol == Alphabet.COLON && beginsAddress(text, i + 1));
      }
    }
    if (out[size - 1] != Alphabet.SPACE) {
      out[size++] = Alphabet.SPACE;
    }
    length = skip ? token : size;
    Arrays.fill(out, length, length + NgramModel.MAX_N - 1, (short) 0);
  }

  private static boolean beginsAddress(String text, int i) {
    return i + 1 < text.length() && text.charAt(i) == '/' && text.charAt(i + 1) == '/';
  }

  /** The number of symbols, the spaces included; 1 when there is no word. */
  int length() {
    return length;
  }

  int at(int index) {
    return symbols[index];
  }
}
