// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** Something to look for in a text. Immutable and shared by threads. */
public interface Pattern {
  /** Result of {@link #find} when there is no match. */
  long NO_MATCH = -1;

  /**
   * Finds the leftmost match in {@code text[from..to)} that begins at {@code at} or later. A match
   * is not empty. What precedes {@code from} does not exist for anchors.
   *
   * @return a match for {@link #start} and {@link #end}, or {@link #NO_MATCH}
   * @throws PatternBudgetException when the pattern needs more steps than a fixed multiple of the
   *     text's length
   */
  long find(int[] text, int from, int to, int at);

  /** Whether a match may begin with {@code codePoint}. */
  boolean mayBegin(int codePoint);

  /** Whether {@link #find} may throw {@link PatternBudgetException}. */
  default boolean mayGiveUp() {
    return false;
  }

  /** The match {@code [start, end)}. */
  static long match(int start, int end) {
    return (long) start << 32 | end;
  }

  /** Index of the first code point of {@code match}. */
  static int start(long match) {
    return (int) (match >>> 32);
  }

  /** Index after the last code point of {@code match}. */
  static int end(long match) {
    return (int) match;
  }
}
