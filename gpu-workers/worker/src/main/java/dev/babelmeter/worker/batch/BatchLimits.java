// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import java.time.Duration;

/**
 * How large batches grow.
 *
 * @param maxTokens tokens of a batch, padding included: rows times the longest row
 * @param maxRows rows of a batch
 * @param delay how long the first row of a batch waits for company; zero for not at all, so that
 *     batches grow only while the device is busy
 */
public record BatchLimits(int maxTokens, int maxRows, Duration delay) {
  /** Whether a batch of {@code rows} rows, the longest of {@code longest} tokens, is allowed. */
  boolean allow(int rows, int longest) {
    return rows <= maxRows && (long) rows * longest <= maxTokens;
  }
}
