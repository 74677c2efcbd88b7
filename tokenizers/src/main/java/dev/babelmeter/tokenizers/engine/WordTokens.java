// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import java.util.Arrays;

/** How many tokens hold bytes of each word of a part, up to several. Belongs to one thread. */
final class WordTokens {
  /** Tokens that a word has too many of to be the word of one token. */
  private static final int SEVERAL = 2;

  private final int[] tokens = new int[SegmentText.MOST_UNITS];
  private SegmentText text = new SegmentText();

  /** Begins anew with a text. */
  void begin(SegmentText next) {
    text = next;
    Arrays.fill(tokens, 0, next.words, 0);
  }

  /** Adds a token of the bytes {@code [from, to)}. */
  void add(int from, int to) {
    int first = -1;
    for (int word = 0; word < text.words && text.starts[text.wordStarts[word]] < to; word++) {
      if (text.starts[text.wordEnds[word]] > from) {
        if (first < 0) {
          first = word;
          tokens[word]++;
        } else {
          tokens[first] = SEVERAL;
          tokens[word] = SEVERAL;
        }
      }
    }
  }

  /** Adds an unknown token, which is no word's only token. */
  void addUnknown(int from, int to) {
    for (int word = 0; word < text.words && text.starts[text.wordStarts[word]] < to; word++) {
      if (text.starts[text.wordEnds[word]] > from) {
        tokens[word] = SEVERAL;
      }
    }
  }

  /**
   * Words that one token covers alone.
   *
   * @param first whether the first word begins with the text
   * @param last whether the last word ends with it
   */
  int singles(boolean first, boolean last) {
    int singles = 0;
    for (int word = 0; word < text.words; word++) {
      boolean complete = (first || word > 0) && (last || word + 1 < text.words);
      if (complete && tokens[word] == 1) {
        singles++;
      }
    }
    return singles;
  }

  /** Whether some word has no token. */
  boolean hasEmptyWord() {
    for (int word = 0; word < text.words; word++) {
      if (tokens[word] == 0) {
        return true;
      }
    }
    return false;
  }
}
