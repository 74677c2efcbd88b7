// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.tally.Whitespace;

/** A part of a text as code points and as bytes. Overwritten by each part. */
final class SegmentText {
  /** Most UTF-16 units of a part that is looked at this way. */
  static final int MOST_UNITS = 128;

  static final int SPACE_SYMBOL = 0x2581;

  final int[] codePoints = new int[MOST_UNITS];
  final byte[] bytes = new byte[3 * MOST_UNITS + UnionTokens.PADDING];

  /** Where each code point begins in {@link #bytes}, and the end. */
  final int[] starts = new int[MOST_UNITS + 1];

  /** The code points with U+2581 for spaces, and where they would begin in bytes. */
  final int[] symbols = new int[MOST_UNITS];

  final int[] symbolStarts = new int[MOST_UNITS + 1];

  int length;

  /** Number of words, and the code points where each begins and ends. */
  int words;

  final int[] wordStarts = new int[MOST_UNITS];
  final int[] wordEnds = new int[MOST_UNITS];
  boolean holdsSpaceSymbol;

  /** Reads the characters {@code [from, to)} of {@code text}, whose surrogates are pairs. */
  void read(char[] text, int from, int to) {
    length = 0;
    words = 0;
    holdsSpaceSymbol = false;
    boolean inWord = false;
    int end = 0;
    int symbolEnd = 0;
    for (int i = from; i < to; i++) {
      int c = text[i];
      if (Character.isHighSurrogate((char) c)) {
        c = Character.toCodePoint((char) c, text[++i]);
      }
      boolean space = Whitespace.is(c);
      if (space == inWord) {
        if (space) {
          wordEnds[words - 1] = length;
        } else {
          wordStarts[words++] = length;
        }
        inWord = !space;
      }
      holdsSpaceSymbol |= c == SPACE_SYMBOL;
      codePoints[length] = c;
      symbols[length] = c == ' ' ? SPACE_SYMBOL : c;
      starts[length] = end;
      symbolStarts[length++] = symbolEnd;
      int next = Utf8.write(c, bytes, end);
      symbolEnd += c == ' ' ? Utf8.length(SPACE_SYMBOL) : next - end;
      end = next;
    }
    if (inWord) {
      wordEnds[words - 1] = length;
    }
    starts[length] = end;
    symbolStarts[length] = symbolEnd;
    for (int i = 0; i < UnionTokens.PADDING; i++) {
      bytes[end + i] = 0;
    }
  }
}
