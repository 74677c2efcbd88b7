// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.query.Position;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the input up to a position is committed.
 *
 * <p>A state store shows what its task has written before the transaction commits. If the task
 * fails in between, the store goes back, and a counter that had been scraped would go down, which
 * Prometheus takes for a restart from zero and adds once more. So a reading is handed out only
 * after the offsets of its input were committed, which is one commit interval later at most while
 * the stream is running.
 */
final class CommittedPosition {
  private final CommittedOffsets offsets;
  private final Duration timeout;
  private final RetryPolicy<Boolean> untilTrue;

  /**
   * Makes one.
   *
   * @param offsets tells what is committed
   * @param interval time between two looks at the committed offsets
   * @param timeout how long to wait at most
   */
  CommittedPosition(CommittedOffsets offsets, Duration interval, Duration timeout) {
    this.offsets = offsets;
    this.timeout = timeout;
    this.untilTrue =
        RetryPolicy.<Boolean>builder()
            .handleIf((reached, error) -> error == null && !reached)
            .withDelay(interval)
            .withMaxRetries(-1)
            .withMaxDuration(timeout)
            .build();
  }

  /**
   * Returns once every record up to {@code position} is committed.
   *
   * @throws ViewsUnavailableException when that takes too long or cannot be found out
   */
  void await(Position position) {
    boolean reached;
    try {
      reached = Failsafe.with(untilTrue).get(() -> isCommitted(position));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new ViewsUnavailableException(
          "Kafka does not say what is committed: try again once it answers", e);
    }
    if (!reached) {
      throw new ViewsUnavailableException(
          "the newest totals were not committed within "
              + timeout.toSeconds()
              + " s: try again once the stream has caught up");
    }
  }

  /** Tells the offsets of the next records to read that a consumer group has committed. */
  @FunctionalInterface
  interface CommittedOffsets {
    Map<TopicPartition, OffsetAndMetadata> get() throws Exception;

    /** Returns the offsets of the consumer group {@code group}. */
    static CommittedOffsets of(Admin admin, String group, Duration timeout) {
      return () ->
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private boolean isCommitted(Position position) throws Exception {
    if (position.isEmpty()) {
      return true;
    }
    Map<TopicPartition, OffsetAndMetadata> committed = offsets.get();
    return position.getTopics().stream()
        .allMatch(
            topic ->
                position.getPartitionPositions(topic).entrySet().stream()
                    .allMatch(
                        reached ->
                            isBeyond(
                                committed.get(new TopicPartition(topic, reached.getKey())),
                                reached.getValue())));
  }

  private static boolean isBeyond(@Nullable OffsetAndMetadata committed, long offset) {
    return committed != null && committed.offset() > offset;
  }
}
