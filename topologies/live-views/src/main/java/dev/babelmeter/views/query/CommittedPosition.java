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
import org.jspecify.annotations.Nullable;

/**
 * Waits until the input up to some offsets is committed.
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
            .handleIf((committed, error) -> error == null && !committed)
            .withDelay(interval)
            .withMaxRetries(-1)
            .withMaxDuration(timeout)
            .build();
  }

  /**
   * Returns once every record of {@code reached} is committed.
   *
   * @param reached an offset in each partition
   * @throws ViewsUnavailableException when that takes too long or cannot be found out
   */
  void await(Map<TopicPartition, Long> reached) {
    boolean committed;
    try {
      committed = Failsafe.with(untilTrue).get(() -> isCommitted(reached));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new ViewsUnavailableException(
          "Kafka does not say what is committed: try again once it answers", e);
    }
    if (!committed) {
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

  private boolean isCommitted(Map<TopicPartition, Long> reached) throws Exception {
    if (reached.isEmpty()) {
      return true;
    }
    Map<TopicPartition, OffsetAndMetadata> committed = offsets.get();
    return reached.entrySet().stream()
        .allMatch(record -> isBeyond(committed.get(record.getKey()), record.getValue()));
  }

  private static boolean isBeyond(@Nullable OffsetAndMetadata committed, long offset) {
    return committed != null && committed.offset() > offset;
  }
}
