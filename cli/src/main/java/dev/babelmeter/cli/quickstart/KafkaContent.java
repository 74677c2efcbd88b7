// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What the topics of a quickstart hold. */
final class KafkaContent {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Map<String, Object> settings;

  KafkaContent(String bootstrapServers) {
    this.settings = Map.of("bootstrap.servers", bootstrapServers);
  }

  /** Creates the topics that are missing. */
  void createTopics() {
    try (Admin admin = Admin.create(settings)) {
      TopicCreation.createMissing(admin, Topics.all(), (short) 1);
    } catch (TopicCreation.TopicCreationException e) {
      throw new CommandFailure(e.getMessage() + "; look at the broker's log", e);
    }
  }

  /** Number of events that ever were in {@code text-events}, those removed by age included. */
  long events() {
    try (Consumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(Topics.TEXT_EVENTS);
      consumer.assign(partitions);
      return consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  /** Number of dead letters that a feeder wrote for what never came into {@code text-events}. */
  long feederDeadLetters() {
    try (Consumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(Topics.DEAD_LETTERS);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long letters = 0;
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> letter : consumer.poll(POLL)) {
          if (isOfFile(letter.key())) {
            letters++;
          }
        }
      }
      return letters;
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  /** A dead letter's key is TOPIC/PARTITION/OFFSET; the partition of a file is -1. */
  private static boolean isOfFile(@Nullable String key) {
    return key != null && key.matches("(?s).*/-1/\\d+");
  }

  private static List<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  private Consumer<String, byte[]> consumer() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static CommandFailure unreadable(KafkaException e) {
    return new CommandFailure(
        "Kafka does not answer (" + e.getClass().getSimpleName() + "): look at the broker's log",
        e);
  }
}
