// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/**
 * {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}, the pattern
 * of GPT-2.
 */
final class Gpt2Pattern extends TilingPattern {
  private static final int WORD = Classes.LETTER | Classes.NUMBER;

  @Override
  public int end(int[] text, int at, int to) {
    int contraction = Contractions.end(text, at, to, false);
    if (contraction > at) {
      return contraction;
    }
    int start = text[at] == ' ' && at + 1 < to ? at + 1 : at;
    int c = text[start];
    if (Classes.is(c, Classes.LETTER)) {
      return Classes.runEnd(text, start, to, Classes.LETTER);
    }
    if (Classes.is(c, Classes.NUMBER)) {
      return Classes.runEnd(text, start, to, Classes.NUMBER);
    }
    return Classes.isSpace(c)
        ? Classes.spacesEnd(text, at, to)
        : Classes.otherEnd(text, start, to, WORD);
  }
}
