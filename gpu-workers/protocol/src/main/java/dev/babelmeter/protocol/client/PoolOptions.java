// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import java.time.Duration;

/**
 * How calls are spread over workers and tried again.
 *
 * @param callLimit how long a call may take, all its attempts together
 * @param maxAttempts attempts of a call
 * @param firstDelay time before the second attempt, half as long to half as long again by chance
 * @param longestDelay longest such time; each is twice the one before
 * @param failuresToOpen failures in a row after which a worker is left alone
 * @param openTime how long it is left alone before one call tries it again
 */
public record PoolOptions(
    Duration callLimit,
    int maxAttempts,
    Duration firstDelay,
    Duration longestDelay,
    int failuresToOpen,
    Duration openTime) {
  /** For a stream that would rather skip the step than wait. */
  public static PoolOptions defaults() {
    return new PoolOptions(
        Duration.ofSeconds(10),
        4,
        Duration.ofMillis(100),
        Duration.ofSeconds(2),
        5,
        Duration.ofSeconds(5));
  }
}
