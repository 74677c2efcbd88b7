// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/**
 * The pattern of o200k and Llama 4, whose words end where upper case follows lower case; without
 * contractions also that of Tekken. With U for {@code [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]}, W for
 * {@code [\p{Ll}\p{Lm}\p{Lo}\p{M}]} and C for the contractions it is {@code
 * [^\r\n\p{L}\p{N}]?U*W+C?|[^\r\n\p{L}\p{N}]?U+W*C?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|
 * \s*[\r\n]+|\s+(?!\S)|\s+}.
 */
final class O200kPattern extends TilingPattern {
  private static final int WORD = Classes.LETTER | Classes.NUMBER;

  private final boolean contractions;
  private final int mostDigits;

  O200kPattern(boolean contractions, int mostDigits) {
    this.contractions = contractions;
    this.mostDigits = mostDigits;
  }

  @Override
  public int end(int[] text, int at, int to) {
    int c = text[at];
    if (Classes.is(c, Classes.NUMBER)) {
      return Classes.numberEnd(text, at, to, mostDigits);
    }
    int word = wordEnd(text, at, to);
    if (word > at) {
      return contractions ? Contractions.end(text, word, to, true) : word;
    }
    int start = c == ' ' && at + 1 < to ? at + 1 : at;
    int end = Classes.otherEnd(text, start, to, WORD);
    if (end == start) {
      return Classes.linesEnd(text, at, to);
    }
    while (end < to && (Classes.isLineBreak(text[end]) || text[end] == '/')) {
      end++;
    }
    return end;
  }

  /** The end of the first two alternatives, with their first character or without; or at. */
  private static int wordEnd(int[] text, int at, int to) {
    boolean mayLead = at + 1 < to && !Classes.isLineBreak(text[at]) && !Classes.is(text[at], WORD);
    int upperEnd = mayLead ? Classes.runEnd(text, at + 1, to, Classes.UPPER) : at;
    int end = mayLead ? lowerEnd(text, at + 1, upperEnd, to) : at + 1;
    if (mayLead && end > at + 1) {
      return end;
    }
    int plainUpperEnd = Classes.runEnd(text, at, to, Classes.UPPER);
    end = lowerEnd(text, at, plainUpperEnd, to);
    if (end > at) {
      return end;
    }
    // No lower case anywhere: the run of upper case is the word.
    return mayLead && upperEnd > at + 1 ? upperEnd : plainUpperEnd;
  }

  /**
   * The end of {@code U*W+} from {@code start}, where U* reaches {@code upperEnd} first; {@code
   * start} when it does not match. U* gives characters back until one of them is also in W.
   */
  private static int lowerEnd(int[] text, int start, int upperEnd, int to) {
    if (upperEnd < to && Classes.is(text[upperEnd], Classes.LOWER)) {
      return Classes.runEnd(text, upperEnd + 1, to, Classes.LOWER);
    }
    int end = upperEnd;
    while (end > start && !Classes.is(text[end - 1], Classes.LOWER)) {
      end--;
    }
    return end;
  }
}
