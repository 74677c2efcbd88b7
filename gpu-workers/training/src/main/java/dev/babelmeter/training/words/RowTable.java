// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

import dev.babelmeter.worker.onnx.EmbeddingTable;
import java.util.Collection;

/** The rows of a word embedding, for arithmetic. Nobody may change them. */
public final class RowTable {
  private final float[][] rows;

  /** Makes a table of its rows, which are not copied. */
  public RowTable(float[]... rows) {
    this.rows = rows;
  }

  /** The rows of {@code table}. */
  public static RowTable of(EmbeddingTable table) {
    float[][] rows = new float[table.rows()][];
    for (int id = 0; id < rows.length; id++) {
      rows[id] = table.row(id);
    }
    return new RowTable(rows);
  }

  /** Number of rows. */
  public int size() {
    return rows.length;
  }

  /** Length of a row. */
  public int dimension() {
    return rows[0].length;
  }

  /** Row {@code id}. */
  public float[] row(int id) {
    return rows[id];
  }

  /** The mean of the rows {@code ids}, of which there is one at least. */
  public float[] mean(int... ids) {
    double[] sum = new double[dimension()];
    for (int id : ids) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += rows[id][d];
      }
    }
    float[] mean = new float[sum.length];
    for (int d = 0; d < mean.length; d++) {
      mean[d] = (float) (sum[d] / ids.length);
    }
    return mean;
  }

  /** The mean of the rows {@code ids}. */
  public float[] mean(Collection<Integer> ids) {
    return mean(ids.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The standard deviation of each dimension over the rows {@code ids}. */
  public float[] deviation(Collection<Integer> ids) {
    float[] mean = mean(ids);
    double[] squares = new double[mean.length];
    for (int id : ids) {
      for (int d = 0; d < mean.length; d++) {
        double difference = rows[id][d] - (double) mean[d];
        squares[d] += difference * difference;
      }
    }
    float[] deviation = new float[mean.length];
    for (int d = 0; d < mean.length; d++) {
      deviation[d] = (float) Math.sqrt(squares[d] / ids.size());
    }
    return deviation;
  }
}
