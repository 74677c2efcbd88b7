// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.RowTable;
import java.util.List;

/**
 * Sums of the rows of a token's pieces, weighted by place alone.
 *
 * @param kind the weights
 * @param table rows of the pieces
 */
public record PieceWeights(Kind kind, RowTable table) implements Initialiser {
  /** Weights of pieces. */
  public enum Kind {
    /**
     * All the same: fast vocabulary transfer, Gee et al. 2022, <a
     * href="https://aclanthology.org/2022.emnlp-industry.41">Fast Vocabulary Transfer</a>.
     */
    FVT("fvt") {
      @Override
      double weight(int piece, int pieces) {
        return 1.0 / pieces;
      }
    },
    /**
     * k for the first piece of k, one less for each that follows, normalised; as mergekit's {@code
     * tokensurgeon/subword.py} has it.
     */
    WEIGHTED("weighted") {
      @Override
      double weight(int piece, int pieces) {
        return 2.0 * (pieces - piece) / (pieces * (pieces + 1.0));
      }
    };

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    abstract double weight(int piece, int pieces);
  }

  @Override
  public String name() {
    return kind.label;
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    return tokens.stream().map(token -> row(token.pieces())).toArray(float[][]::new);
  }

  private float[] row(int[] pieces) {
    double[] weights = new double[pieces.length];
    for (int p = 0; p < pieces.length; p++) {
      weights[p] = kind.weight(p, pieces.length);
    }
    return Weighted.sum(table, pieces, weights);
  }
}
