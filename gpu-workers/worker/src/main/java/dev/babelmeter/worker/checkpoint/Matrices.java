// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

/** Matrices as checkpoints hold them, row-major. */
public final class Matrices {
  private Matrices() {}

  /** The matrix of {@code rows} rows turned round. */
  public static float[] transposed(float[] values, int rows, int columns) {
    float[] transposed = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        transposed[c * rows + r] = values[r * columns + c];
      }
    }
    return transposed;
  }
}
