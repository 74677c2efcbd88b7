// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes one vector of the vectors of a sequence's tokens. The kinds and their meaning are those of
 * sentence-transformers' module Pooling; tokens without attention never count.
 */
public enum Pooling {
  /** The vector of the first token. */
  CLS,
  /** The mean over the tokens. */
  MEAN,
  /** The vector of the last token. */
  LAST;

  /**
   * Pools one sequence.
   *
   * @param hidden vectors of the tokens, one after another
   * @param offset where the first one begins
   * @param dimension length of a vector
   * @param mask for each token, 1 when it counts, else 0; at least one is 1
   */
  float[] pool(FloatBuffer hidden, int offset, int dimension, long[] mask) {
    return switch (this) {
      case CLS -> vector(hidden, offset, dimension, first(mask));
      case LAST -> vector(hidden, offset, dimension, last(mask));
      case MEAN -> weightedMean(hidden, offset, dimension, mask, null);
    };
  }

  /**
   * The mean of the vectors, each with its weight: with the number of pieces that a token was
   * merged of, a text pools as its pieces would.
   *
   * @param weights for each token, not negative, and positive for one that counts at least; null
   *     for 1
   */
  static float[] weightedMean(
      FloatBuffer hidden, int offset, int dimension, long[] mask, float @Nullable [] weights) {
    double[] sum = new double[dimension];
    double total = 0;
    for (int token = 0; token < mask.length; token++) {
      if (mask[token] != 0) {
        double weight = weights == null ? 1 : weights[token];
        total += weight;
        int start = offset + token * dimension;
        for (int d = 0; d < dimension; d++) {
          sum[d] += weight * hidden.get(start + d);
        }
      }
    }
    float[] mean = new float[dimension];
    for (int d = 0; d < dimension; d++) {
      mean[d] = (float) (sum[d] / total);
    }
    return mean;
  }

  private static float[] vector(FloatBuffer hidden, int offset, int dimension, int token) {
    float[] vector = new float[dimension];
    hidden.get(offset + token * dimension, vector);
    return vector;
  }

  private static int first(long[] mask) {
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] != 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no token counts: " + Arrays.toString(mask));
  }

  private static int last(long[] mask) {
    for (int i = mask.length - 1; i >= 0; i--) {
      if (mask[i] != 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no token counts: " + Arrays.toString(mask));
  }
}
