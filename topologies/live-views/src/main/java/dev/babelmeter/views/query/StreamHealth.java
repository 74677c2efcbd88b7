// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import java.util.Map;

/**
 * How the stream is doing.
 *
 * @param state the state of Kafka Streams
 * @param lag by topic, how many records were last seen to wait there; topics not yet read are
 *     absent
 * @param replacedThreads how many stream threads failed and were replaced
 */
public record StreamHealth(State state, Map<String, Long> lag, long replacedThreads) {
  /** Copies the map. */
  public StreamHealth {
    lag = Map.copyOf(lag);
  }

  /** The states of {@code KafkaStreams.State}, in words. */
  public enum State {
    /** Not started yet. */
    CREATED,
    /** Takes up or gives away work, or restores state. */
    REBALANCING,
    /** Works. */
    RUNNING,
    /** Stops. */
    STOPPING,
    /** Has stopped. */
    STOPPED,
    /** Has failed for good. */
    FAILED
  }
}
