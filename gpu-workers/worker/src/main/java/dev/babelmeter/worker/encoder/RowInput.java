// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

/** What an encoder takes for the tokens of a row. */
public sealed interface RowInput {
  /**
   * Token ids.
   *
   * @param ids one for each token
   * @param typeIds for each token, the number of the sequence it belongs to
   */
  record Ids(long[] ids, long[] typeIds) implements RowInput {}

  /**
   * Embeddings.
   *
   * @param values one row after another, for each token
   */
  record Embeddings(float[] values) implements RowInput {}
}
