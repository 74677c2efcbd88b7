// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.tally.TokenSequence;

/**
 * Counts texts under every vocabulary of a {@link VocabularySet}. A counter belongs to one thread:
 * it may keep caches and scratch space. Its memory is freed with its set.
 */
public interface TextCounter {
  /**
   * Longest text that is counted, in UTF-16 units: 4,000,000. The reference's regular expressions
   * give up after 10,000,000 steps back within one match, and end the whole process when they do.
   * The published split patterns step back about once a character: a run of 9,500,000 spaces
   * passes, one of 12,000,000 ends the process. A pattern that nests repetitions could still do so
   * on a shorter text.
   */
  int MAX_LENGTH = 4_000_000;

  /**
   * Counts {@code text} under every vocabulary and overwrites {@code counts}.
   *
   * @param text any text; added tokens of a vocabulary that occur in it are matched as the
   *     reference matches them in plain encoding, and no special token is added
   * @param counts holds the counts of vocabulary {@code v} of the set at index {@code v}
   * @throws IllegalArgumentException when {@code text} holds a lone surrogate, which no encoding
   *     can express, or is longer than {@link #MAX_LENGTH}; the message names the position or the
   *     length and quotes nothing
   */
  void count(String text, TokenCounts counts);

  /**
   * Returns the tokens of {@code text} under the vocabulary at index {@code vocabulary} of the set.
   *
   * @throws IllegalArgumentException as {@link #count}
   */
  TokenSequence encode(String text, int vocabulary);

  /** What this counter has done since it was made. */
  CounterStatistics statistics();
}
