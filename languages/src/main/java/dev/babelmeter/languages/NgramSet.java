// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.Arrays;

/** The n-grams of a text by their numbers in a trie, each once. Belongs to one thread. */
final class NgramSet {
  /** Room for every n-gram of the longest words, and for {@link #pad}. */
  private final int[] numbers =
      new int[NgramModel.MAX_N * Words.MAX_LENGTH + WeightSums.ROWS_AT_ONCE];

  private int size;

  /** One bit for each number. */
  private long[] seen = {};

  /** Makes the set empty, for numbers below {@code universe}. */
  void clear(int universe) {
    for (int i = 0; i < size; i++) {
      seen[numbers[i] / Long.SIZE] = 0;
    }
    size = 0;
    if (seen.length <= universe / Long.SIZE) {
      seen = new long[universe / Long.SIZE + 1];
    }
    // So that no n-gram that is not in the trie is added.
    seen[0] = 1L << NgramTrie.NONE;
  }

  /**
   * Adds the n-grams that begin at an index from {@code from} to before {@code to}. Without a
   * branch for each n-gram: whether it is known and new is hard to foretell.
   */
  void add(Words words, int from, int to, NgramTrie trie) {
    int end = size;
    for (int i = from; i < to; i++) {
      int unigram = trie.unigram(words.at(i));
      numbers[end] = unigram;
      end += note(unigram);
      int bigram = trie.child(unigram, words.at(i + 1));
      numbers[end] = bigram;
      end += note(bigram);
      int trigram = trie.child(bigram, words.at(i + 2));
      numbers[end] = trigram;
      end += note(trigram);
    }
    size = end;
  }

  /** Number of n-grams. */
  int size() {
    return size;
  }

  /** The n-grams, of which {@link #size} are valid. */
  int[] numbers() {
    return numbers;
  }

  /** Puts {@code count} times {@link NgramTrie#NONE} behind the last n-gram. */
  void pad(int count) {
    Arrays.fill(numbers, size, size + count, NgramTrie.NONE);
  }

  /** Notes that {@code number} was seen; returns 1 for the first time and 0 after. */
  private int note(int number) {
    long bits = seen[number / Long.SIZE];
    seen[number / Long.SIZE] = bits | 1L << number;
    return (int) (~bits >>> number) & 1;
  }
}
