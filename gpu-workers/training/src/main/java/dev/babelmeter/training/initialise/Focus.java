// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import java.util.List;

/**
 * FOCUS: Dobler and de Melo 2023, <a href="https://arxiv.org/abs/2305.14481">FOCUS</a>: the rows of
 * all tokens that both vocabularies have, weighted by the sparsemax of their cosines with the new
 * token in the auxiliary space.
 *
 * @param anchors the tokens that both vocabularies have
 */
public record Focus(Anchors anchors) implements Initialiser {
  @Override
  public String name() {
    return "focus";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    float[][] vectors = anchors.auxiliary().vectors(tokens);
    float[][] rows = new float[vectors.length][];
    for (int t = 0; t < rows.length; t++) {
      float[] cosines = anchors.directions().cosines(vectors[t]);
      double[] scores = new double[cosines.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = cosines[i];
      }
      rows[t] = Weighted.sum(anchors.table(), anchors.ids(), Weighted.sparsemax(scores));
    }
    return rows;
  }
}
