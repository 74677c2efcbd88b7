// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/**
 * {@code (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|
 * ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+}, the pattern of cl100k, Llama 3 and Qwen.
 */
final class Cl100kPattern extends TilingPattern {
  private final int mostDigits;
  private final int letters;

  /** Whether marks are letters, as in later Qwen models, and the longest run of digits. */
  Cl100kPattern(boolean marksAreLetters, int mostDigits) {
    this.mostDigits = mostDigits;
    letters = marksAreLetters ? Classes.LETTER | Classes.MARK : Classes.LETTER;
  }

  @Override
  public int end(int[] text, int at, int to) {
    int c = text[at];
    if (Classes.is(c, letters)) {
      return Classes.runEnd(text, at + 1, to, letters);
    }
    if (Classes.is(c, Classes.NUMBER)) {
      return Classes.numberEnd(text, at, to, mostDigits);
    }
    int contraction = Contractions.end(text, at, to, true);
    if (contraction > at) {
      return contraction;
    }
    if (at + 1 < to && !Classes.isLineBreak(c) && Classes.is(text[at + 1], letters)) {
      return Classes.runEnd(text, at + 2, to, letters);
    }
    int start = c == ' ' && at + 1 < to ? at + 1 : at;
    int end = Classes.otherEnd(text, start, to, letters | Classes.NUMBER);
    if (end == start) {
      return Classes.linesEnd(text, at, to);
    }
    while (end < to && Classes.isLineBreak(text[end])) {
      end++;
    }
    return end;
  }
}
