// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * How far into its input this process has written state. A record is noted before its first write,
 * so who reads the stores and then this knows an offset for everything that was read.
 *
 * <p>Kafka Streams' interactive queries of version 2 would tell it themselves, but in Kafka 4.2 a
 * query and a write of a RocksDB store take two locks in opposite order and can stop each other for
 * good (KAFKA-19629), as they did here after a few minutes under load.
 *
 * <p>Safe for use by several threads.
 */
public final class InputProgress {
  private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();

  /** Returns the offset of the last record of each partition that was taken up. */
  public Map<TopicPartition, Long> reached() {
    return Map.copyOf(reached);
  }

  void take(RecordMetadata place) {
    reached.put(new TopicPartition(place.topic(), place.partition()), place.offset());
  }
}
