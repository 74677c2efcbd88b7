// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** The state of a search through one text. */
final class Run {
  /** Steps allowed for each code point of the text, and for any text. */
  private static final long STEPS_A_CODE_POINT = 256;

  private static final long FREE_STEPS = 4096;

  int[] text = new int[0];
  int from;
  int to;
  private int at;
  private long steps;

  /** Continues the search in the text of the call before, or begins one in another. */
  void resume(int[] text, int from, int to, int at) {
    if (this.text != text || this.from != from || this.to != to || at <= this.at) {
      this.text = text;
      this.from = from;
      this.to = to;
      steps = 0;
    }
    this.at = at;
  }

  /** Counts steps; false when there are too many. */
  boolean spend(int count) {
    steps += count;
    return steps <= FREE_STEPS + STEPS_A_CODE_POINT * (to - from);
  }
}
