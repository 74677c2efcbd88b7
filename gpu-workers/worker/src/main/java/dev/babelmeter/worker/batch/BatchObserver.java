// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

/** Hears of every batch. */
@FunctionalInterface
public interface BatchObserver {
  /**
   * A batch is done.
   *
   * @param rows its rows
   * @param tokens tokens of its rows
   * @param paddedTokens tokens that the device worked on, padding included
   * @param nanos how long the device took
   */
  void batchDone(int rows, long tokens, long paddedTokens, long nanos);
}
