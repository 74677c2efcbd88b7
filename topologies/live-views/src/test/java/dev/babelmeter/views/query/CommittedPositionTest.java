// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommittedPositionTest {
  private static final TopicPartition A = new TopicPartition("a", 0);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void waitsUntilEveryPartitionIsCommittedBeyondThePosition() {
    Map<TopicPartition, Long> position = Map.of(A, 4L, new TopicPartition("b", 0), 0L);
    // Offset n + 1 is committed once record n is done, so 5 and 1 are what it waits for.
    new CommittedPosition(
            () -> offsets(Map.of("a", (long) looks.incrementAndGet(), "b", 1L)), SHORT, LONG)
        .await(position);
    assertThat(looks).hasValue(5);
  }

  @Test
  void waitsForAPartitionOfWhichNothingIsCommittedYet() {
    Map<TopicPartition, Long> position = Map.of(A, 0L);
    new CommittedPosition(
            () -> looks.incrementAndGet() < 3 ? Map.of() : offsets(Map.of("a", 1L)), SHORT, LONG)
        .await(position);
    assertThat(looks).hasValue(3);
  }

  @Test
  void asksNothingForAStateWithoutInput() {
    new CommittedPosition(
            () -> {
              throw new AssertionError("asked");
            },
            SHORT,
            LONG)
        .await(Map.of());
  }

  @Test
  void givesUpAfterItsTime() {
    Map<TopicPartition, Long> position = Map.of(A, 4L);
    CommittedPosition committed =
        new CommittedPosition(() -> offsets(Map.of("a", 4L)), SHORT, Duration.ofMillis(50));
    assertThatThrownBy(() -> committed.await(position))
        .isInstanceOf(ViewsUnavailableException.class)
        .hasMessageContaining("not committed within");
  }

  @Test
  void isUnavailableWhenKafkaDoesNotAnswer() {
    Map<TopicPartition, Long> position = Map.of(A, 4L);
    CommittedPosition committed =
        new CommittedPosition(
            () -> {
              throw new IOException("gone");
            },
            SHORT,
            LONG);
    assertThatThrownBy(() -> committed.await(position))
        .isInstanceOf(ViewsUnavailableException.class)
        .hasMessageContaining("Kafka");
  }

  private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<String, Long> byTopic) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    byTopic.forEach(
        (topic, offset) ->
            offsets.put(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)));
    return offsets;
  }
}
