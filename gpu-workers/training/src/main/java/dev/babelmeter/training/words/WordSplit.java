// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import opennlp.tools.stemmer.PorterStemmer;

/**
 * Which words of a vocabulary a network learns from, and which are held out: four fifths, a tenth
 * and a tenth, drawn by stem, so that {@code playing} is never learned from when {@code played} is
 * tested. Words that are held out serve as no piece of others either.
 *
 * @param train ids to learn from: words and parts of words of two letters or more
 * @param validation ids of words of four letters or more
 * @param test ids of words of four letters or more
 * @param hidden ids of all that is held out, whatever its length
 */
public record WordSplit(
    List<Integer> train, List<Integer> validation, List<Integer> test, BitSet hidden) {
  private static final int TENTHS = 10;
  private static final int LEAST_LEARNED = 2;
  private static final int LEAST_TESTED = 4;

  /**
   * Splits {@code vocabulary}; words that cannot be cut into other tokens are left out.
   *
   * @param seed another seed is another split
   */
  public static WordSplit of(PieceVocabulary vocabulary, long seed) {
    PorterStemmer stemmer = new PorterStemmer();
    int[] tenths = new int[vocabulary.size()];
    BitSet hidden = new BitSet();
    for (int id = 0; id < vocabulary.size(); id++) {
      tenths[id] = tenth(stemmer.stem(vocabulary.text(id)), seed);
      if (vocabulary.isAlphabetic(id)
          && !PieceVocabulary.isWithin(vocabulary.spelling(id))
          && vocabulary.text(id).length() >= LEAST_TESTED
          && tenths[id] < 2) {
        hidden.set(id);
      }
    }
    List<Integer> train = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      if (!vocabulary.isAlphabetic(id) || vocabulary.text(id).length() < LEAST_LEARNED) {
        continue;
      }
      BitSet without = (BitSet) hidden.clone();
      without.set(id);
      if (vocabulary.cut(vocabulary.spelling(id), without).length == 0) {
        continue;
      }
      if (hidden.get(id)) {
        (tenths[id] == 0 ? test : validation).add(id);
      } else if (tenths[id] >= 2) {
        train.add(id);
      }
    }
    return new WordSplit(train, validation, test, hidden);
  }

  private static int tenth(String stem, long seed) {
    return (int) Long.remainderUnsigned(Seeds.of(seed, stem.hashCode()), TENTHS);
  }

  /** The token of the vocabulary {@code id} as if the vocabulary did not have it. */
  public NewToken asNew(PieceVocabulary vocabulary, int id) {
    return new NewToken(
        vocabulary.spelling(id), vocabulary.cut(vocabulary.spelling(id), without(id)));
  }

  /** What token {@code id} must not be cut into: itself and all that is held out. */
  public BitSet without(int id) {
    BitSet without = (BitSet) hidden.clone();
    without.set(id);
    return without;
  }
}
