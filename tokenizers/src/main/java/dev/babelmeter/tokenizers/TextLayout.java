// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * Where the words of one text lie. Made once by a counter and overwritten for each text. Positions
 * are code points, as token offsets are.
 */
final class TextLayout {
  /** Room that is kept for the next text; more is given back after the text that needed it. */
  private static final int LARGEST_KEPT = 1 << 20;

  private String text = "";
  private int codePoints;
  private int words;

  /** UTF-16 index of each position. */
  private int[] indices = new int[0];

  /** For each position the first word that ends after it, which need not exist. */
  private int[] nextWord = new int[0];

  private int[] wordStarts = new int[0];

  /**
   * Overwrites this layout with that of {@code next}.
   *
   * @throws IllegalArgumentException when it holds a lone surrogate
   */
  void read(String next) {
    int length = next.length();
    makeRoom(length);
    text = next;
    codePoints = 0;
    words = 0;
    boolean inWord = false;
    for (int i = 0; i < length; ) {
      char c = next.charAt(i);
      boolean space = TextMeasure.isWhitespace(c);
      if (!space && !inWord) {
        wordStarts[words++] = codePoints;
      }
      inWord = !space;
      nextWord[codePoints] = space ? words : words - 1;
      indices[codePoints++] = i;
      i += TextMeasure.units(next, i);
    }
  }

  private void makeRoom(int length) {
    boolean oversized = indices.length > LARGEST_KEPT && length <= LARGEST_KEPT;
    if (indices.length < length || oversized) {
      int room = Math.max(1024, length + length / 2);
      indices = new int[room];
      nextWord = new int[room];
      wordStarts = new int[room];
    }
  }

  /** Number of words. */
  int words() {
    return words;
  }

  /** The first word that holds a position of {@code [start, end)}, or -1. */
  int firstWordIn(int start, int end) {
    return start < end && startsBefore(nextWord[start], end) ? nextWord[start] : -1;
  }

  /** Whether {@code word} exists and starts before {@code end}. */
  boolean startsBefore(int word, int end) {
    return word < words && wordStarts[word] < end;
  }

  /** Whether {@code [start, end)} is {@code content}, white space beside it left aside. */
  boolean spells(int start, int end, String content) {
    if (end - start < content.codePointCount(0, content.length())) {
      return false;
    }
    int from = indices[start];
    int to = end < codePoints ? indices[end] : text.length();
    return text.substring(from, to).strip().equals(content);
  }
}
