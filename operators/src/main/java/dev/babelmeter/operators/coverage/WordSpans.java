// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import dev.babelmeter.tokenizers.TextMeasure;
import java.util.Arrays;

/**
 * Where the words of a text are, in code points: maximal runs of characters that are not white
 * space, as {@link TextMeasure} counts them.
 */
final class WordSpans {
  private final int[] starts;
  private final int[] ends;

  private WordSpans(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  static WordSpans of(String text) {
    int[] starts = new int[16];
    int[] ends = new int[16];
    int words = 0;
    int at = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i)), at++) {
      boolean space = TextMeasure.isWhitespace(text.codePointAt(i));
      if (!space && !inWord) {
        if (words == starts.length) {
          starts = Arrays.copyOf(starts, 2 * words);
          ends = Arrays.copyOf(ends, 2 * words);
        }
        starts[words++] = at;
      } else if (space && inWord) {
        ends[words - 1] = at;
      }
      inWord = !space;
    }
    if (inWord) {
      ends[words - 1] = at;
    }
    return new WordSpans(Arrays.copyOf(starts, words), Arrays.copyOf(ends, words));
  }

  /** Number of words. */
  int size() {
    return starts.length;
  }

  /**
   * How many words two tokens or more lie on. A token that also lies beside the word, on the space
   * before it or on another word, lies on it; one that covers no character lies on nothing.
   *
   * @param tokenStarts for each token the code point at which it starts
   * @param tokenEnds for each token the code point at which it ends; both ascending, though tokens
   *     may share characters
   */
  long continued(int[] tokenStarts, int[] tokenEnds) {
    long continued = 0;
    int first = 0;
    for (int w = 0; w < starts.length; w++) {
      while (first < tokenEnds.length && tokenEnds[first] <= starts[w]) {
        first++;
      }
      int on = 0;
      for (int t = first; t < tokenStarts.length && tokenStarts[t] < ends[w] && on < 2; t++) {
        if (Math.max(tokenStarts[t], starts[w]) < Math.min(tokenEnds[t], ends[w])) {
          on++;
        }
      }
      if (on >= 2) {
        continued++;
      }
    }
    return continued;
  }
}
