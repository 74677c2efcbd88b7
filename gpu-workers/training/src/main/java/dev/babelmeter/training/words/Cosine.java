// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

/** The cosine of vectors. */
public final class Cosine {
  private Cosine() {}

  /** The cosine of {@code a} and {@code b} seen from {@code origin}; 0 when one has no length. */
  public static double of(float[] a, float[] b, float[] origin) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int d = 0; d < a.length; d++) {
      double x = (double) a[d] - origin[d];
      double y = (double) b[d] - origin[d];
      product += x * y;
      squareA += x * x;
      squareB += y * y;
    }
    double lengths = Math.sqrt(squareA * squareB);
    return lengths == 0 ? 0 : product / lengths;
  }
}
