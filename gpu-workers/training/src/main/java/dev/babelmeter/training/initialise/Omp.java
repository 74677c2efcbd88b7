// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import java.util.Arrays;
import java.util.List;

/**
 * Orthogonal matching pursuit: Goddard and Neto 2025, <a
 * href="https://arxiv.org/abs/2506.06607">Training-Free Tokenizer Transplantation via Orthogonal
 * Matching Pursuit</a>. A new token's vector in a donor's space is written as a sum of few anchors'
 * vectors, and the same sum of their rows is its row. The donor here is the auxiliary space.
 *
 * @param anchors the tokens to sum over
 * @param terms anchors at most
 */
public record Omp(Anchors anchors, int terms) implements Initialiser {
  private static final double TINY = 1e-8;

  @Override
  public String name() {
    return "omp";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    float[][] vectors = anchors.auxiliary().vectors(tokens);
    return Arrays.stream(vectors).map(this::row).toArray(float[][]::new);
  }

  private float[] row(float[] vector) {
    Pursuit pursuit = pursue(anchors.directions(), vector, terms);
    return Weighted.sum(anchors.table(), anchors.at(pursuit.places), pursuit.coefficients);
  }

  /**
   * What a vector is about the sum of.
   *
   * @param places places of the vectors
   * @param coefficients their factors
   */
  record Pursuit(int[] places, double[] coefficients) {}

  /**
   * Again and again takes the direction that has the largest product with what is left, and takes
   * the projection on all directions so far from it. At the end R c = Q'v gives the factors.
   */
  static Pursuit pursue(Directions directions, float[] vector, int terms) {
    int size = vector.length;
    double[][] basis = new double[terms][];
    double[][] triangle = new double[terms][terms];
    double[] projections = new double[terms];
    int[] places = new int[terms];
    double[] rest = new double[size];
    for (int d = 0; d < size; d++) {
      rest[d] = vector[d];
    }
    int count = 0;
    while (count < terms) {
      int best = best(directions.products(floats(rest)), places, count);
      float[] direction = directions.vector(best);
      double[] orthogonal = new double[size];
      for (int d = 0; d < size; d++) {
        orthogonal[d] = direction[d];
      }
      for (int b = 0; b < count; b++) {
        double product = product(basis[b], orthogonal);
        triangle[b][count] = product;
        add(orthogonal, basis[b], -product);
      }
      double length = Math.sqrt(product(orthogonal, orthogonal));
      if (length < TINY) {
        break;
      }
      for (int d = 0; d < size; d++) {
        orthogonal[d] /= length;
      }
      triangle[count][count] = length;
      basis[count] = orthogonal;
      projections[count] = product(orthogonal, rest);
      add(rest, orthogonal, -projections[count]);
      places[count++] = best;
      if (product(rest, rest) < TINY * TINY) {
        break;
      }
    }
    double[] coefficients = new double[count];
    for (int i = count - 1; i >= 0; i--) {
      double value = projections[i];
      for (int j = i + 1; j < count; j++) {
        value -= triangle[i][j] * coefficients[j];
      }
      coefficients[i] = value / triangle[i][i];
    }
    return new Pursuit(Arrays.copyOf(places, count), coefficients);
  }

  private static int best(float[] products, int[] places, int count) {
    for (int i = 0; i < count; i++) {
      products[places[i]] = 0;
    }
    int best = 0;
    for (int i = 1; i < products.length; i++) {
      if (Math.abs(products[i]) > Math.abs(products[best])) {
        best = i;
      }
    }
    return best;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int d = 0; d < values.length; d++) {
      floats[d] = (float) values[d];
    }
    return floats;
  }

  private static double product(double[] a, double[] b) {
    double product = 0;
    for (int d = 0; d < a.length; d++) {
      product += a[d] * b[d];
    }
    return product;
  }

  private static void add(double[] to, double[] what, double factor) {
    for (int d = 0; d < to.length; d++) {
      to[d] += factor * what[d];
    }
  }
}
