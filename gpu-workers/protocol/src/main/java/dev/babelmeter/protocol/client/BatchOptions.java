// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import java.time.Duration;

/**
 * How texts are put together into calls.
 *
 * @param maxTexts texts of a call
 * @param maxCharacters UTF-16 units of a call, unless one text alone is longer
 * @param linger how long a text waits for company while calls may be made
 * @param maxCalls calls outstanding at once
 * @param maxPending texts that are waiting or outstanding; more are refused at once
 */
public record BatchOptions(
    int maxTexts, int maxCharacters, Duration linger, int maxCalls, int maxPending) {
  /** Within the default limits of Babelmeter's worker and of Text Embeddings Inference. */
  public static BatchOptions defaults() {
    return new BatchOptions(32, 200_000, Duration.ofMillis(5), 8, 2048);
  }
}
