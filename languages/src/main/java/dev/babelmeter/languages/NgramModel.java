// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * Tells the languages of one script apart: the part of a maximum-entropy model over character
 * n-grams (one to three code points) that concerns this script. The score of a language is the sum
 * of its weights over the distinct n-grams of the words, which is what OpenNLP's {@code GISModel}
 * computes; languages of other scripts are no candidates, and a table of packed n-grams takes the
 * place of a map of strings. Immutable: all threads may share it.
 *
 * <p>Two things are added. A rare language ({@link DetectionRank#RARE}) starts {@value
 * #RARE_HANDICAP} behind, since short texts otherwise go to languages that hardly anybody writes.
 * And the scores become probabilities through a softmax with the temperature {@value #TEMPERATURE}
 * (Guo et al., On Calibration of Modern Neural Networks, 2017), because the model's own are far too
 * low for text this short: it gives a tenth to answers of which nine in ten are right. How both
 * numbers were found stands in benchmarks/LANGUAGE-IDENTIFICATION.md.
 */
final class NgramModel implements LanguageChooser {
  static final int MAX_N = 3;
  static final double RARE_HANDICAP = 0.1;
  static final double TEMPERATURE = 0.06;

  private static final int CODE_POINT_BITS = 21;

  private final String[] languages;
  private final boolean[] rare;
  private final PackedWeights weights;

  /**
   * @param languages the tag of each outcome of {@code weights}; a tag may stand for several
   *     outcomes, of which the best counts
   * @param rare which outcomes are rarely written languages
   */
  NgramModel(String[] languages, boolean[] rare, PackedWeights weights) {
    this.languages = languages;
    this.rare = rare;
    this.weights = weights;
  }

  @Override
  public Guess choose(Words words) {
    if (words.length() <= 1) {
      return Guess.NONE;
    }
    double[] scores = scores(words);
    int best = 0;
    for (int outcome = 0; outcome < scores.length; outcome++) {
      if (rare[outcome]) {
        scores[outcome] -= RARE_HANDICAP;
      }
      if (scores[outcome] > scores[best]) {
        best = outcome;
      }
    }
    double sum = 0;
    for (int outcome = 0; outcome < scores.length; outcome++) {
      if (outcome == best || !languages[outcome].equals(languages[best])) {
        sum += StrictMath.exp((scores[outcome] - scores[best]) / TEMPERATURE);
      }
    }
    return new Guess(languages[best], 1 / sum);
  }

  /** The sums of the model's weights, one an outcome. */
  double[] scores(Words words) {
    double[] scores = new double[languages.length];
    long[] seen = weights.noneSeen();
    for (int i = 0; i < words.length(); i++) {
      long packed = 0;
      for (int n = 1; n <= MAX_N && i + n <= words.length(); n++) {
        packed = append(packed, words.at(i + n - 1));
        weights.addUnseen(packed, seen, scores);
      }
    }
    return scores;
  }

  /** Appends a code point to a packed n-gram; the empty one is 0. */
  static long append(long packed, int codePoint) {
    return packed << CODE_POINT_BITS | codePoint;
  }
}
