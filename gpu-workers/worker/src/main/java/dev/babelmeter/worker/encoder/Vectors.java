// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import java.util.Arrays;

/** Vectors of sentences. */
public final class Vectors {
  /** The smallest norm that is divided by, as in PyTorch's {@code functional.normalize}. */
  private static final double SMALLEST_NORM = 1e-12;

  private Vectors() {}

  /** The vector of length 1 in the direction of {@code vector}. */
  public static float[] normalized(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    double norm = Math.max(Math.sqrt(sum), SMALLEST_NORM);
    float[] normalized = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      normalized[i] = (float) (vector[i] / norm);
    }
    return normalized;
  }

  /** The cosine of {@code a} and {@code b}; 0 when one has no length. */
  public static float cosine(float[] a, float[] b) {
    float[] x = normalized(a);
    float[] y = normalized(b);
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      product += (double) x[i] * y[i];
    }
    return (float) product;
  }

  /** The first {@code dimensions} values, for encoders that were trained for that. */
  public static float[] shortened(float[] vector, int dimensions) {
    return dimensions == vector.length ? vector : Arrays.copyOf(vector, dimensions);
  }
}
