// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.tally.Whitespace;
import java.util.Arrays;

/** A part of a text as code points and as bytes. Overwritten by each part. */
final class SegmentText {
  /** Most UTF-16 units of a part that is looked at this way. */
  static final int MOST_UNITS = 128;

  static final int SPACE_SYMBOL = 0x2581;

  final int[] codePoints = new int[MOST_UNITS];
  final byte[] bytes = new byte[Spans.MOST_BYTES + UnionTokens.PADDING];

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

  /** Whether some word may have no code point, which words of the text itself have. */
  boolean mayLackWords;

  /** Reads the characters {@code [from, to)} of {@code text}, whose surrogates are pairs. */
  void read(char[] text, int from, int to) {
    length = 0;
    words = 0;
    mayLackWords = false;
    holdsSpaceSymbol = false;
    boolean inWord = false;
    begin();
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
      add(c, c);
    }
    if (inWord) {
      wordEnds[words - 1] = length;
    }
    end();
  }

  /**
   * Reads {@link #codePoints}, of which there are {@code size} and each stands for the span of
   * {@code original} from {@code from} to {@code to}; its words are those of {@code original}.
   *
   * @param spaced whether a space and U+2581 are the same
   * @return false when the spans do not follow one another, or do not fit into {@link
   *     Spans#MOST_BYTES}
   */
  boolean read(SegmentText original, int size, int[] from, int[] to, boolean spaced) {
    length = 0;
    holdsSpaceSymbol = false;
    begin();
    for (int i = 0; i < size; i++) {
      int c = codePoints[i];
      if (from[i] >= to[i]
          || (i > 0 && (from[i] < from[i - 1] || to[i] < to[i - 1]))
          || starts[i] + Utf8.length(c) > Spans.MOST_BYTES) {
        return false;
      }
      add(c, spaced && c == SPACE_SYMBOL ? ' ' : c);
    }
    end();
    words = original.words;
    mayLackWords = true;
    int first = 0;
    int last = 0;
    for (int word = 0; word < words; word++) {
      while (first < size && to[first] <= original.wordStarts[word]) {
        first++;
      }
      while (last < size && from[last] < original.wordEnds[word]) {
        last++;
      }
      wordStarts[word] = first;
      wordEnds[word] = last;
    }
    return size > 0;
  }

  private void begin() {
    starts[0] = 0;
    symbolStarts[0] = 0;
  }

  /** Adds a code point that is {@code plain} where a space is no U+2581. */
  private void add(int codePoint, int plain) {
    codePoints[length] = codePoint;
    symbols[length] = plain == ' ' ? SPACE_SYMBOL : plain;
    int start = starts[length];
    int next = Utf8.write(plain, bytes, start);
    int symbolStart = symbolStarts[length++];
    starts[length] = next;
    symbolStarts[length] = symbolStart + (plain == ' ' ? Utf8.length(SPACE_SYMBOL) : next - start);
  }

  private void end() {
    Arrays.fill(bytes, starts[length], starts[length] + UnionTokens.PADDING, (byte) 0);
  }
}
