// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics to their end as a consumer with {@code read_committed} sees them. */
final class CommittedTopics {
  private final String bootstrapServers;

  CommittedTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Every committed record of {@code topic}. */
  <T extends SpecificRecord> List<T> records(Topic topic, Class<T> type) {
    RecordCodec<T> codec = RecordCodec.of(type);
    return values(topic.name()).stream().map(codec::decode).toList();
  }

  /** Every committed value of the topic called {@code name}. */
  List<byte[]> values(String name) {
    List<byte[]> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(partition -> new TopicPartition(name, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
