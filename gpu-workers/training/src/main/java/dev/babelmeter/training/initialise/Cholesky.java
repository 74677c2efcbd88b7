// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

/** Systems of equations whose matrix is symmetric and positive definite. */
final class Cholesky {
  private Cholesky() {}

  /**
   * Solves A X = B by A = L L' (Golub and Van Loan, Matrix Computations, 4.2). Both arguments are
   * overwritten.
   *
   * @return X, which is {@code b}
   * @throws IllegalArgumentException when A is not positive definite
   */
  static double[][] solve(double[][] a, double[][] b) {
    int n = a.length;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        // By symmetry what is left of element (i, k) stands above the diagonal.
        double factor = a[k][i] / a[k][k];
        a[i][k] = factor;
        for (int j = i; j < n; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
      if (!(a[i][i] > 0)) {
        throw new IllegalArgumentException("the matrix is not positive definite");
      }
    }
    // Now the rows hold D L' above the diagonal and L below it.
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        add(b[i], b[k], -a[i][k]);
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        add(b[i], b[k], -a[i][k]);
      }
      for (int j = 0; j < b[i].length; j++) {
        b[i][j] /= a[i][i];
      }
    }
    return b;
  }

  private static void add(double[] to, double[] what, double factor) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * what[j];
    }
  }
}
