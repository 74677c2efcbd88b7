// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private final Admin admin;
  private final String group;
  private final Duration timeout;
  private final RetryPolicy<Boolean> untilTrue;

  /**
   * Makes one for the consumer group {@code group}.
   *
   * @param interval time between two looks at the committed offsets
   * @param timeout how long to wait at most
   */
  CommittedPosition(Admin admin, String group, Duration interval, Duration timeout) {
    this.admin = admin;
    this.group = group;
    this.timeout = timeout;
    this.untilTrue =
        RetryPolicy.<Boolean>builder()
            .handleResult(false)
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

  private boolean isCommitted(Position position)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (position.isEmpty()) {
      return true;
    }
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    return position.getTopics().stream()
        .allMatch(
            topic ->
                position.getPartitionPositions(topic).entrySet().stream()
                    .allMatch(
                        reached ->
                            isBehind(
                                committed.get(new TopicPartition(topic, reached.getKey())),
                                reached.getValue())));
  }

  private static boolean isBehind(@Nullable OffsetAndMetadata committed, long offset) {
    return committed != null && committed.offset() > offset;
  }
}
