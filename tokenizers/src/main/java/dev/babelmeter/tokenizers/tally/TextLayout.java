// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

/**
 * Where the words of one text lie. Made once by a counter and overwritten for each text. Positions
 * are code points, as token offsets are.
 */
public final class TextLayout {
  /** Room that is kept for the next text; more is given back after the text that needed it. */
  private static final int LARGEST_KEPT = 1 << 20;

  private char[] text = new char[0];
  private int length;
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
  public void read(String next) {
    makeRoom(next.length());
    next.getChars(0, next.length(), text, 0);
    layOut(next.length());
  }

  /**
   * Overwrites this layout with that of the {@code length} characters of {@code next} from {@code
   * start}.
   *
   * @throws IllegalArgumentException when they hold a lone surrogate
   */
  public void read(char[] next, int start, int length) {
    makeRoom(length);
    System.arraycopy(next, start, text, 0, length);
    layOut(length);
  }

  private void layOut(int units) {
    length = units;
    codePoints = 0;
    words = 0;
    boolean inWord = false;
    for (int i = 0; i < units; i++) {
      char c = text[i];
      boolean space = Whitespace.is(c);
      if (!space && !inWord) {
        wordStarts[words++] = codePoints;
      }
      inWord = !space;
      nextWord[codePoints] = space ? words : words - 1;
      indices[codePoints++] = i;
      if (Character.isSurrogate(c)) {
        if (i + 1 == units || !Surrogates.arePair(c, text[i + 1])) {
          throw Surrogates.lone(i);
        }
        i++;
      }
    }
  }

  private void makeRoom(int units) {
    boolean oversized = indices.length > LARGEST_KEPT && units <= LARGEST_KEPT;
    if (indices.length < units || oversized) {
      int room = Math.max(1024, units + units / 2);
      text = new char[room];
      indices = new int[room];
      nextWord = new int[room];
      wordStarts = new int[room];
    }
  }

  /** Number of words. */
  public int words() {
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
    int to = end < codePoints ? indices[end] : length;
    while (from < to && Character.isWhitespace(text[from])) {
      from++;
    }
    while (from < to && Character.isWhitespace(text[to - 1])) {
      to--;
    }
    return to - from == content.length() && isAt(from, content);
  }

  private boolean isAt(int from, String content) {
    for (int i = 0; i < content.length(); i++) {
      if (text[from + i] != content.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
