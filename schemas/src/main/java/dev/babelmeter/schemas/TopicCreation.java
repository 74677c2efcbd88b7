// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of the catalogue that a cluster does not have. */
public final class TopicCreation {
  private static final long TIMEOUT_SECONDS = 60;

  /** A broker does not know of a topic until the controller's news of it have reached it. */
  private static final RetryPolicy<TopicDescription> UNTIL_VISIBLE =
      RetryPolicy.<TopicDescription>builder()
          .handleIf(error -> error.getCause() instanceof UnknownTopicOrPartitionException)
          .withDelay(Duration.ofMillis(100))
          .withMaxRetries(-1)
          .withMaxDuration(Duration.ofSeconds(TIMEOUT_SECONDS))
          .build();

  private TopicCreation() {}

  /**
   * Creates those of {@code topics} that are missing, leaves existing ones as they are, and returns
   * once every partition of all of them is served by its leader.
   *
   * <p>That wait is not a courtesy: an idempotent producer whose first batch reaches a broker
   * before it has taken up the partition, and whose second one reaches it after, is refused for an
   * out-of-order sequence number from then on (seen with Kafka 4.2.1 on one slow processor).
   *
   * @throws TopicCreationException when the cluster refuses or does not answer within a minute
   */
  public static void createMissing(Admin admin, Collection<Topic> topics, short replication) {
    admin
        .createTopics(topics.stream().map(topic -> topic.toNewTopic(replication)).toList())
        .values()
        .forEach(TopicCreation::awaitCreation);
    topics.forEach(topic -> awaitLeaders(admin, awaitVisible(admin, topic.name())));
  }

  private static TopicDescription awaitVisible(Admin admin, String topic) {
    return Failsafe.with(UNTIL_VISIBLE)
        .get(() -> await(topic, admin.describeTopics(Set.of(topic)).topicNameValues().get(topic)));
  }

  private static void awaitCreation(String topic, KafkaFuture<Void> creation) {
    try {
      await(topic, creation);
    } catch (TopicCreationException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** Only a partition's leader tells its newest offset; the client asks again until one does. */
  private static void awaitLeaders(Admin admin, TopicDescription topic) {
    Map<TopicPartition, OffsetSpec> newest =
        topic.partitions().stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic.name(), partition.partition()),
                    partition -> OffsetSpec.latest()));
    await(topic.name(), admin.listOffsets(newest).all());
  }

  private static <T> T await(String topic, KafkaFuture<T> answer) {
    try {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new TopicCreationException(topic, e.getCause());
    } catch (TimeoutException e) {
      throw new TopicCreationException(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicCreationException(topic, e);
    }
  }

  /** A topic could not be created. */
  public static final class TopicCreationException extends RuntimeException {
    TopicCreationException(String topic, Throwable cause) {
      super("cannot create the topic " + topic + ": " + cause.getMessage(), cause);
    }
  }
}
