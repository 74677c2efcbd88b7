// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.CallException;
import java.util.List;

/** Rows of tensors. */
final class Rows {
  private Rows() {}

  /** A tensor FP32 of rows of equal length; there is one at least. */
  static Tensor tensor(String name, List<float[]> rows) {
    int width = rows.get(0).length;
    return Tensor.ofFloats(name, Shape.of(rows.size(), width), joined(rows, width));
  }

  /** Rows of {@code width} values, one after another. */
  static float[] joined(List<float[]> rows, int width) {
    float[] values = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * width, width);
    }
    return values;
  }

  /**
   * Checks an attention mask.
   *
   * @throws CallException when a value is neither 0 nor 1, or a row holds no 1
   */
  static void requireMask(long[] mask, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      long sum = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        if (mask[i] != 0 && mask[i] != 1) {
          throw CallException.invalid(
              "attention_mask holds %d in row %d: give 1 for tokens and 0 for padding"
                  .formatted(mask[i], row));
        }
        sum += mask[i];
      }
      if (sum == 0) {
        throw CallException.invalid(
            "attention_mask has no 1 in row %d: leave the row out".formatted(row));
      }
    }
  }

  /**
   * Checks numbers of rows of a table.
   *
   * @throws CallException when one is not below {@code bound}
   */
  static void requireBelow(String name, long[] values, int bound, int width) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] >= bound) {
        throw CallException.invalid(
            "%s holds %d in row %d: give numbers from 0 to %d"
                .formatted(name, values[i], i / width, bound - 1));
      }
    }
  }

  /**
   * Checks values.
   *
   * @throws CallException when one is no finite number
   */
  static void requireFinite(String name, float[] values, int width) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw CallException.invalid(
            "%s holds a value that is no finite number in row %d: leave the row out"
                .formatted(name, i / width));
      }
    }
  }

  /** The length of a row of {@code mask} without the padding at its end. */
  static int attended(long[] mask) {
    int length = mask.length;
    while (mask[length - 1] == 0) {
      length--;
    }
    return length;
  }
}
