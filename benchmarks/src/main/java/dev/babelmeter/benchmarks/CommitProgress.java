// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When how many records of a topic were committed, as a reader with {@code read_committed} sees it.
 *
 * @param nanos time of each observation
 * @param records records seen by then
 */
record CommitProgress(List<Long> nanos, List<Long> records) {
  /** The share of the records at the start that is left out: the virtual machine warms up. */
  private static final double WARM_UP = 0.5;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Reads {@code topic} until {@code total} records are committed. */
  static CommitProgress follow(String bootstrapServers, String topic, long total) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "benchmark-" + UUID.randomUUID(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class);
    CommitProgress progress = new CommitProgress(new ArrayList<>(), new ArrayList<>());
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
      consumer.subscribe(List.of(topic));
      long lastProgress = System.nanoTime();
      for (long seen = 0; seen < total; ) {
        int records = consumer.poll(Duration.ofMillis(200)).count();
        if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              seen + " of " + total + " records were committed, then none for " + PATIENCE);
        }
        if (records > 0) {
          lastProgress = System.nanoTime();
          seen += records;
          progress.nanos.add(System.nanoTime());
          progress.records.add(seen);
        }
      }
    }
    return progress;
  }

  /** Records a second after the warm-up. */
  double steadyRate() {
    int last = records.size() - 1;
    int first = 0;
    while (first < last && records.get(first) < records.get(last) * WARM_UP) {
      first++;
    }
    double seconds = (nanos.get(last) - nanos.get(first)) / 1e9;
    return (records.get(last) - records.get(first)) / seconds;
  }
}
