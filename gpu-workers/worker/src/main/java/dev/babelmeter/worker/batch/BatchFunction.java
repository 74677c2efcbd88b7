// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import java.util.List;

/**
 * What is done to a batch of rows.
 *
 * @param <I> a row
 * @param <O> what becomes of a row
 */
@FunctionalInterface
public interface BatchFunction<I, O> {
  /**
   * Returns one result for each row, in their order.
   *
   * @throws RuntimeException when the whole batch failed
   */
  List<O> apply(List<I> rows);
}
