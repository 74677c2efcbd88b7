// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.schemas.RecordSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything committed to a topic so far. */
final class CommittedTopic<T extends SpecificRecord> implements AutoCloseable {
  private final KafkaConsumer<String, T> consumer;
  private final List<ConsumerRecord<String, T>> records = new ArrayList<>();

  CommittedTopic(String bootstrapServers, String topic, Class<T> type) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            RecordSerde.of(type).deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Returns all records so far. */
  List<ConsumerRecord<String, T>> read() {
    var polled = consumer.poll(Duration.ofMillis(200));
    while (!polled.isEmpty()) {
      polled.forEach(records::add);
      polled = consumer.poll(Duration.ofMillis(200));
    }
    return records;
  }

  /** Returns the values of all records so far. */
  List<T> values() {
    return read().stream().map(ConsumerRecord::value).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
