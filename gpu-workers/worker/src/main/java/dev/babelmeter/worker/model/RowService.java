// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

/** Runs the rows of many calls on the device. A close runs what waits first. */
public interface RowService extends AutoCloseable {
  /** Rows that wait for the device. */
  int queuedRows();

  /** Fails what waits, so that a close does not take long. */
  void abandon();

  @Override
  void close();
}
