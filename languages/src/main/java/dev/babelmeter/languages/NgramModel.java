// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.Arrays;
import java.util.List;

/**
 * Tells the languages of one script apart: the part of a maximum-entropy model over character
 * n-grams (one to three code points) that concerns this script. The score of a language is the sum
 * of its weights over the distinct n-grams of the words, which is what OpenNLP's {@code GISModel}
 * computes; languages of other scripts are no candidates, and a trie of symbols takes the place of
 * a map of strings. Immutable: all threads may share it.
 *
 * <p>Two things are added. A rare language ({@link DetectionRank#RARE}) starts {@value
 * #RARE_HANDICAP} behind, since short texts otherwise go to languages that hardly anybody writes.
 * And the scores become probabilities through a softmax with the temperature {@value #TEMPERATURE}
 * (Guo et al., On Calibration of Modern Neural Networks, 2017), because the model's own are far too
 * low for text this short: it gives a tenth to answers of which nine in ten are right. How both
 * numbers were found stands in benchmarks/LANGUAGE-IDENTIFICATION.md.
 *
 * <p>The words are read in portions of {@value #PORTION} code points, and no further once a
 * language leads by {@value #DECISIVE_LEAD}: reading on changes no figure in that file.
 */
final class NgramModel implements LanguageChooser {
  static final int MAX_N = 3;
  static final double RARE_HANDICAP = 0.1;
  static final double TEMPERATURE = 0.06;
  static final int PORTION = 32;
  static final double DECISIVE_LEAD = 0.4;

  private final String[] languages;

  /** Outcomes of the same language have the same number. */
  private final int[] languageOf;

  /** What each outcome starts with: the rare ones with nothing, the others with the handicap. */
  private final int[] start;

  private final int decisiveLead;
  private final Alphabet alphabet;
  private final NgramTrie trie;
  private final WeightRows weights;
  private final Softmax softmax;

  /**
   * Makes a model.
   *
   * @param languages the tag of each outcome; a tag may stand for several outcomes, of which the
   *     best counts
   * @param rare which outcomes are rarely written languages
   * @param alphabet the letters of the n-grams
   * @param trie the n-grams
   * @param weights a row for each n-gram, at its number in {@code trie}
   */
  NgramModel(
      String[] languages, boolean[] rare, Alphabet alphabet, NgramTrie trie, WeightRows weights) {
    this.languages = languages;
    this.languageOf = Arrays.stream(languages).mapToInt(List.of(languages)::indexOf).toArray();
    this.start = new int[rare.length];
    for (int outcome = 0; outcome < rare.length; outcome++) {
      start[outcome] = rare[outcome] ? 0 : units(RARE_HANDICAP, weights);
    }
    this.decisiveLead = units(DECISIVE_LEAD, weights);
    this.alphabet = alphabet;
    this.trie = trie;
    this.weights = weights;
    this.softmax = new Softmax(weights.unit() / TEMPERATURE);
  }

  @Override
  public Alphabet alphabet() {
    return alphabet;
  }

  @Override
  public Guess choose(Scratch scratch) {
    int length = scratch.words.length();
    if (length <= 1) {
      return Guess.NONE;
    }
    begin(scratch);
    int[] scores = scratch.scores;
    int best = 0;
    boolean decided = false;
    for (int from = 0; from < length && !decided; from += PORTION) {
      read(scratch, from, Math.min(length, from + PORTION));
      best = best(scores);
      decided = isDecided(scores, best);
    }
    return new Guess(languages[best], probability(scores, best));
  }

  /** Prepares {@code scratch} for a text. */
  void begin(Scratch scratch) {
    scratch.ngrams.clear(trie.size());
    weights.begin(start, scratch.sums);
  }

  /**
   * Reads the words from index {@code from} to before {@code to}, and sets the scores to what the
   * outcomes started with and the sums of the model's weights so far, in units of its rows and all
   * raised alike.
   */
  void read(Scratch scratch, int from, int to) {
    NgramSet ngrams = scratch.ngrams;
    int before = ngrams.size();
    ngrams.add(scratch.words, from, to, trie);
    weights.add(ngrams, before, scratch.sums);
    scratch.sums.copyTo(scratch.scores);
  }

  /** What the outcome starts with. */
  int start(int outcome) {
    return start[outcome];
  }

  /** What one unit of a score is worth in the model's own. */
  double unit() {
    return weights.unit();
  }

  /**
   * The first outcome with the greatest score. The greatest is found without a branch or an index,
   * so that no step waits for the one before.
   */
  private int best(int[] scores) {
    int most = Integer.MIN_VALUE;
    for (int outcome = 0; outcome < languages.length; outcome++) {
      most = Math.max(most, scores[outcome]);
    }
    int best = 0;
    while (scores[best] != most) {
      best++;
    }
    return best;
  }

  /** Whether no other language than that of {@code best} comes near its score. */
  private boolean isDecided(int[] scores, int best) {
    int near = scores[best] - decisiveLead;
    int language = languageOf[best];
    for (int outcome = 0; outcome < languages.length; outcome++) {
      if (scores[outcome] > near && languageOf[outcome] != language) {
        return false;
      }
    }
    return true;
  }

  private double probability(int[] scores, int best) {
    double sum = 0;
    for (int outcome = 0; outcome < languages.length; outcome++) {
      if (outcome == best || languageOf[outcome] != languageOf[best]) {
        sum += softmax.power(scores[best] - scores[outcome]);
      }
    }
    return 1 / sum;
  }

  private static int units(double score, WeightRows weights) {
    return (int) Math.rint(score / weights.unit());
  }
}
