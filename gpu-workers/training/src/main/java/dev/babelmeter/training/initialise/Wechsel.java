// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import java.util.List;

/**
 * WECHSEL: Minixhofer et al. 2022, <a href="https://arxiv.org/abs/2112.06598">WECHSEL</a>: the rows
 * of the ten tokens nearest in the auxiliary space, weighted by softmax(cosine / 0.1). The spaces
 * of both vocabularies are one here, so their alignment is the identity.
 *
 * @param anchors the source's tokens
 */
public record Wechsel(Anchors anchors) implements Initialiser {
  private static final int NEIGHBOURS = 10;
  private static final double TEMPERATURE = 0.1;

  @Override
  public String name() {
    return "wechsel";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    float[][] vectors = anchors.auxiliary().vectors(tokens);
    float[][] rows = new float[vectors.length][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = nearest(anchors, vectors[t], NEIGHBOURS, TEMPERATURE);
    }
    return rows;
  }

  /** The rows of the anchors nearest to {@code vector}, weighted by softmax of their cosines. */
  static float[] nearest(Anchors anchors, float[] vector, int count, double temperature) {
    float[] cosines = anchors.directions().cosines(vector);
    int[] places = Directions.highest(cosines, count);
    double[] scores = new double[places.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = cosines[places[i]];
    }
    return Weighted.sum(anchors.table(), anchors.at(places), Weighted.softmax(scores, temperature));
  }
}
