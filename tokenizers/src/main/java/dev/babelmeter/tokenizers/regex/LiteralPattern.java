// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** A text that is looked for as it is. */
final class LiteralPattern implements Pattern {
  private final int[] literal;

  LiteralPattern(String literal) {
    if (literal.isEmpty()) {
      throw new UnsupportedPatternException("it may match an empty text");
    }
    this.literal = literal.codePoints().toArray();
  }

  @Override
  public long find(int[] text, int from, int to, int at) {
    int last = to - literal.length;
    for (int i = at; i <= last; i++) {
      int j = 0;
      while (j < literal.length && text[i + j] == literal[j]) {
        j++;
      }
      if (j == literal.length) {
        return Pattern.match(i, i + j);
      }
    }
    return NO_MATCH;
  }

  @Override
  public boolean mayBegin(int codePoint) {
    return codePoint == literal[0];
  }
}
