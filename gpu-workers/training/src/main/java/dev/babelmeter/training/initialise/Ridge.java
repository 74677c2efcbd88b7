// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.RowTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ridge regression of rows on what pieces have to offer: their mean, the first, the last, how many
 * they are, and a constant. W = (X'X + lambda I)^-1 X'Y: Hoerl and Kennard 1970, Ridge Regression,
 * Technometrics 12 (1); the constant is not shrunk.
 */
public final class Ridge implements Initialiser {
  private final RowTable table;
  private final double[][] weights;

  private Ridge(RowTable table, double[][] weights) {
    this.table = table;
    this.weights = weights;
  }

  /**
   * Fits to {@code tokens}, whose rows are {@code rows}, once for each of {@code lambdas}.
   *
   * @param table rows of the pieces
   * @param lambdas how much weights are shrunk, as a share of the mean of the diagonal of X'X
   */
  public static List<Ridge> fit(
      RowTable table, List<NewToken> tokens, float[][] rows, double... lambdas) {
    int features = 3 * table.dimension() + 2;
    int targets = table.dimension();
    double[][] squares = new double[features][features];
    double[][] products = new double[features][targets];
    for (int t = 0; t < tokens.size(); t++) {
      double[] x = features(table, tokens.get(t).pieces());
      for (int i = 0; i < features; i++) {
        double value = x[i];
        double[] square = squares[i];
        for (int j = 0; j < features; j++) {
          square[j] += value * x[j];
        }
        double[] product = products[i];
        for (int j = 0; j < targets; j++) {
          product[j] += value * rows[t][j];
        }
      }
    }
    double trace = 0;
    for (int i = 0; i < features; i++) {
      trace += squares[i][i];
    }
    List<Ridge> fitted = new ArrayList<>();
    for (double lambda : lambdas) {
      double[][] shrunk = Arrays.stream(squares).map(double[]::clone).toArray(double[][]::new);
      for (int i = 0; i < features - 1; i++) {
        shrunk[i][i] += lambda * trace / features;
      }
      double[][] right = Arrays.stream(products).map(double[]::clone).toArray(double[][]::new);
      fitted.add(new Ridge(table, Cholesky.solve(shrunk, right)));
    }
    return fitted;
  }

  private static double[] features(RowTable table, int[] pieces) {
    int n = table.dimension();
    float[] mean = table.mean(pieces);
    float[] first = table.row(pieces[0]);
    float[] last = table.row(pieces[pieces.length - 1]);
    double[] features = new double[3 * n + 2];
    for (int d = 0; d < n; d++) {
      features[d] = mean[d];
      features[n + d] = first[d];
      features[2 * n + d] = last[d];
    }
    features[3 * n] = pieces.length;
    features[3 * n + 1] = 1;
    return features;
  }

  @Override
  public String name() {
    return "ridge";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    return tokens.stream().map(token -> row(token.pieces())).toArray(float[][]::new);
  }

  private float[] row(int[] pieces) {
    double[] x = features(table, pieces);
    double[] sum = new double[table.dimension()];
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += x[i] * weights[i][d];
      }
    }
    float[] row = new float[sum.length];
    for (int d = 0; d < row.length; d++) {
      row[d] = (float) sum[d];
    }
    return row;
  }
}
