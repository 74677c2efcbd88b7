// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * TokenAdapt: Sharthak et al. 2025, <a href="https://arxiv.org/abs/2505.09738">Achieving Tokenizer
 * Flexibility in Language Models through Heuristic Adaptation</a>: seven tenths of the pieces'
 * rows, weighted by likeness and length, and three tenths of the rows of the three nearest tokens.
 *
 * @param anchors the source's tokens, in the space of an encoder of texts
 * @param vocabulary theirs
 */
public record TokenAdapt(Anchors anchors, PieceVocabulary vocabulary) implements Initialiser {
  private static final double TEMPERATURE = 0.3;
  private static final double GLOBAL_SHARE = 0.3;
  private static final int NEIGHBOURS = 3;

  @Override
  public String name() {
    return "tokenadapt";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    float[][] vectors = anchors.auxiliary().vectors(tokens);
    List<NewToken> pieces = new ArrayList<>();
    for (NewToken token : tokens) {
      for (int piece : token.pieces()) {
        pieces.add(new NewToken(vocabulary.spelling(piece), new int[] {piece}));
      }
    }
    float[][] ofPieces = anchors.auxiliary().vectors(pieces);
    float[][] rows = new float[tokens.size()][];
    int next = 0;
    for (int t = 0; t < rows.length; t++) {
      int[] ids = tokens.get(t).pieces();
      int letters = 0;
      for (int id : ids) {
        letters += vocabulary.text(id).length();
      }
      double[] scores = new double[ids.length];
      float[] unit = Directions.unit(vectors[t]);
      for (int p = 0; p < ids.length; p++) {
        scores[p] = product(unit, Directions.unit(ofPieces[next++]));
      }
      double[] likeness = Weighted.softmax(scores, 1);
      for (int p = 0; p < ids.length; p++) {
        scores[p] = (likeness[p] + (double) vocabulary.text(ids[p]).length() / letters) / 2;
      }
      float[] local = Weighted.sum(anchors.table(), ids, Weighted.softmax(scores, TEMPERATURE));
      float[] global = Wechsel.nearest(anchors, vectors[t], NEIGHBOURS, TEMPERATURE);
      rows[t] = new float[local.length];
      for (int d = 0; d < local.length; d++) {
        rows[t][d] = (float) ((1 - GLOBAL_SHARE) * local[d] + GLOBAL_SHARE * global[d]);
      }
    }
    return rows;
  }

  private static double product(float[] a, float[] b) {
    double product = 0;
    for (int d = 0; d < a.length; d++) {
      product += (double) a[d] * b[d];
    }
    return product;
  }
}
