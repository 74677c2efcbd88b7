// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** A pattern that matches at every position, so that its matches tile a text. */
public abstract class TilingPattern implements Pattern {
  TilingPattern() {}

  /**
   * The end of the match that begins at {@code at}. It depends on nothing before {@code at}, and
   * calls from match to match take time linear in the text.
   *
   * @param at less than {@code to}
   */
  public abstract int end(int[] text, int at, int to);

  @Override
  public final long find(int[] text, int from, int to, int at) {
    return at < to ? Pattern.match(at, end(text, at, to)) : NO_MATCH;
  }

  @Override
  public final boolean mayBegin(int codePoint) {
    return true;
  }
}
