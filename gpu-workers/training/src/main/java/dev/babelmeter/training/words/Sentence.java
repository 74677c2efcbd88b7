// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as words of a WordPiece, special tokens among them.
 *
 * @param words ids of the pieces of each word
 */
public record Sentence(List<int[]> words) {
  /** Puts the pieces {@code ids} together to words. */
  public static Sentence of(long[] ids, PieceVocabulary vocabulary) {
    List<int[]> words = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= ids.length; i++) {
      if (i == ids.length
          || !PieceVocabulary.isWithin(vocabulary.spelling(Math.toIntExact(ids[i])))) {
        int[] word = new int[i - start];
        for (int p = 0; p < word.length; p++) {
          word[p] = Math.toIntExact(ids[start + p]);
        }
        words.add(word);
        start = i;
      }
    }
    return new Sentence(words);
  }

  /** Number of pieces. */
  public int pieces() {
    return words.stream().mapToInt(word -> word.length).sum();
  }
}
