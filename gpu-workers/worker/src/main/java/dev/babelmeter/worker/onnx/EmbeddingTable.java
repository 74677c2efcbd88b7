// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.onnx;

import com.google.protobuf.ByteString;
import java.nio.ByteOrder;

/** The rows of a word embedding, FP32 and row-major. */
public final class EmbeddingTable {
  private final int rows;
  private final int dimension;
  private final ByteString data;

  EmbeddingTable(int rows, int dimension, ByteString data) {
    if (data.size() != (long) rows * dimension * Float.BYTES) {
      throw new IllegalArgumentException("the data do not fill the table");
    }
    this.rows = rows;
    this.dimension = dimension;
    this.data = data;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Length of a row. */
  public int dimension() {
    return dimension;
  }

  /** Row {@code id}. */
  public float[] row(int id) {
    float[] row = new float[dimension];
    int size = dimension * Float.BYTES;
    data.substring(id * size, id * size + size)
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(row);
    return row;
  }
}
