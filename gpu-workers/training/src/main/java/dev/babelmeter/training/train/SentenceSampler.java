// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import dev.babelmeter.training.words.MadeWords;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.Sentence;
import dev.babelmeter.training.words.WordSplit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws sentences for distillation. Words of several pieces are merged; some words of the
 * vocabulary are put in the place of others, are split at random, or give way to words that are
 * made.
 */
final class SentenceSampler {
  private static final double MADE = 0.3;
  private static final double EXCHANGED = 0.2;
  private static final double SPLIT = 0.3;
  private static final double DROPOUT = 0.3;
  private static final int LEAST_LETTERS = 4;

  private final PieceVocabulary vocabulary;
  private final WordSplit split;
  private final MadeWords made;
  private final List<Sentence> texts;
  private final BitSet train = new BitSet();
  private final List<Integer> words = new ArrayList<>();

  SentenceSampler(PieceVocabulary vocabulary, WordSplit split, List<Sentence> texts) {
    this.vocabulary = vocabulary;
    this.split = split;
    this.made = new MadeWords(vocabulary, split);
    this.texts = texts;
    for (int id : split.train()) {
      if (isContent(id)) {
        train.set(id);
        words.add(id);
      }
    }
  }

  private boolean isContent(int id) {
    return vocabulary.isAlphabetic(id)
        && !PieceVocabulary.isWithin(vocabulary.spelling(id))
        && vocabulary.text(id).length() >= LEAST_LETTERS;
  }

  /** A sentence in which a word at least is merged. */
  MergedSentence sample(RandomGenerator random) {
    while (true) {
      MergedSentence sentence = merged(texts.get(random.nextInt(texts.size())), random);
      if (sentence.studentLength() < sentence.teacherLength()) {
        return sentence;
      }
    }
  }

  private MergedSentence merged(Sentence sentence, RandomGenerator random) {
    List<int[]> teacher = new ArrayList<>();
    List<int[]> predicted = new ArrayList<>();
    for (int[] word : sentence.words()) {
      int[] pieces = word;
      if (word.length == 1 && isContent(word[0])) {
        double chance = random.nextDouble();
        if (chance < MADE) {
          pieces = made.sample(random);
        } else if (chance < MADE + EXCHANGED) {
          pieces = new int[] {words.get(random.nextInt(words.size()))};
        }
      }
      teacher.add(pieces);
      if (pieces.length > 1) {
        predicted.add(pieces);
      } else if (train.get(pieces[0]) && random.nextDouble() < SPLIT) {
        predicted.add(
            vocabulary.sample(
                vocabulary.spelling(pieces[0]), split.without(pieces[0]), random, DROPOUT));
      } else {
        predicted.add(new int[0]);
      }
    }
    return new MergedSentence(teacher, predicted);
  }
}
