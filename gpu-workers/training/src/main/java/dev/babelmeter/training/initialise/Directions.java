// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

/**
 * Vectors of length 1 that queries are compared with: kept dimension by dimension, so that the
 * processor multiplies many at a time.
 */
public final class Directions {
  private final float[][] dimensions;
  private final int size;

  /** Normalises {@code vectors}; one without length stays as it is and is like nothing. */
  public Directions(float[]... vectors) {
    size = vectors.length;
    dimensions = new float[vectors[0].length][size];
    for (int i = 0; i < size; i++) {
      float[] unit = unit(vectors[i]);
      for (int d = 0; d < unit.length; d++) {
        dimensions[d][i] = unit[d];
      }
    }
  }

  /** {@code vector} of length 1. */
  public static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    float[] unit = vector.clone();
    double length = Math.sqrt(square);
    for (int d = 0; d < unit.length && length > 0; d++) {
      unit[d] = (float) (unit[d] / length);
    }
    return unit;
  }

  /** Number of vectors. */
  public int size() {
    return size;
  }

  /** The cosine of {@code query} with each vector. */
  public float[] cosines(float[] query) {
    return products(unit(query));
  }

  /** The product of {@code query} with each vector of length 1. */
  public float[] products(float[] query) {
    float[] products = new float[size];
    for (int d = 0; d < query.length; d++) {
      float[] values = dimensions[d];
      float factor = query[d];
      for (int i = 0; i < size; i++) {
        products[i] += factor * values[i];
      }
    }
    return products;
  }

  /** The vector {@code index}, of length 1. */
  public float[] vector(int index) {
    float[] vector = new float[dimensions.length];
    for (int d = 0; d < vector.length; d++) {
      vector[d] = dimensions[d][index];
    }
    return vector;
  }

  /** The places of the {@code count} highest of {@code scores}, the highest first. */
  public static int[] highest(float[] scores, int count) {
    int[] best = new int[Math.min(count, scores.length)];
    int filled = 0;
    for (int i = 0; i < scores.length; i++) {
      if (filled == best.length && scores[i] <= scores[best[filled - 1]]) {
        continue;
      }
      int at = filled < best.length ? filled++ : filled - 1;
      while (at > 0 && scores[best[at - 1]] < scores[i]) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = i;
    }
    return best;
  }
}
