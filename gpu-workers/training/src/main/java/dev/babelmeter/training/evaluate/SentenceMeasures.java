// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.evaluate;

import dev.babelmeter.training.initialise.Directions;
import dev.babelmeter.training.words.Cosine;
import java.util.Arrays;

/**
 * How little sentences changed.
 *
 * @param cosine mean cosine of the vectors of a sentence before and after
 * @param lowest cosine that a twentieth of the sentences is at or below
 * @param overlap share of the ten nearest other sentences that are the same before and after
 * @param spearman rank correlation of the likeness of all pairs of sentences before and after
 */
public record SentenceMeasures(double cosine, double lowest, double overlap, double spearman) {
  private static final int NEIGHBOURS = 10;
  private static final double LOW = 0.05;

  /** Compares the vectors of the same sentences, of which there are eleven at least. */
  public static SentenceMeasures of(float[][] before, float[][] after) {
    int n = before.length;
    float[] origin = new float[before[0].length];
    double[] cosines = new double[n];
    Directions spaceBefore = new Directions(before);
    Directions spaceAfter = new Directions(after);
    double common = 0;
    double[] pairsBefore = new double[n * (n - 1) / 2];
    double[] pairsAfter = new double[pairsBefore.length];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      cosines[i] = Cosine.of(before[i], after[i], origin);
      float[] likenessBefore = spaceBefore.cosines(before[i]);
      float[] likenessAfter = spaceAfter.cosines(after[i]);
      for (int j = 0; j < i; j++) {
        pairsBefore[pair] = likenessBefore[j];
        pairsAfter[pair++] = likenessAfter[j];
      }
      likenessBefore[i] = Float.NEGATIVE_INFINITY;
      likenessAfter[i] = Float.NEGATIVE_INFINITY;
      int[] nearest = Directions.highest(likenessAfter, NEIGHBOURS);
      for (int j : Directions.highest(likenessBefore, NEIGHBOURS)) {
        if (Arrays.stream(nearest).anyMatch(place -> place == j)) {
          common++;
        }
      }
    }
    return new SentenceMeasures(
        Statistics.mean(cosines),
        Statistics.quantile(LOW, cosines),
        common / n / NEIGHBOURS,
        Statistics.spearman(pairsBefore, pairsAfter));
  }
}
