// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * When how many records of a topic were committed: its last stable offsets, which is how far a
 * reader with {@code read_committed} could read. They are asked for instead of reading, which would
 * take processor time from what is measured; a transaction's end marker in each partition is
 * counted with the records, one in thousands.
 *
 * @param nanos time of each observation
 * @param records records committed by then
 */
record CommitProgress(List<Long> nanos, List<Long> records) {
  /** The share of the records at the start that is left out: the virtual machine warms up. */
  private static final double WARM_UP = 0.5;

  /** Steps of a line that is more than two points. */
  private static final int LEAST_STEPS = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration INTERVAL = Duration.ofMillis(50);

  /** Observes {@code topic} until {@code total} records are committed. */
  static CommitProgress follow(String bootstrapServers, String topic, long total)
      throws InterruptedException, ExecutionException {
    CommitProgress progress = new CommitProgress(new ArrayList<>(), new ArrayList<>());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetSpec> newest = newest(admin, topic);
      long seen = 0;
      long lastProgress = System.nanoTime();
      while (seen < total) {
        Thread.sleep(INTERVAL.toMillis());
        long now = committed(admin, newest);
        progress.nanos.add(System.nanoTime());
        progress.records.add(now);
        if (now > seen) {
          seen = now;
          lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              seen + " of " + total + " records were committed, then none for " + PATIENCE);
        }
      }
    }
    return progress;
  }

  /**
   * Records a second after the warm-up: the slope of the line through the observations with the
   * least squares, since records are committed in steps, a checkpoint each. The last step is left
   * out, in which the job waited for the checkpoint.
   *
   * @throws IllegalStateException when the records were committed in too few steps for a line
   */
  double steadyRate() {
    long total = records.get(records.size() - 1);
    int from = firstWith(Math.round(total * WARM_UP));
    int to = firstWith(total);
    long steps = records.subList(from, to).stream().distinct().count();
    if (steps < LEAST_STEPS) {
      throw new IllegalStateException(
          "the second half of "
              + total
              + " records was committed in "
              + (steps + 1)
              + " steps, too few for a rate: measure with more texts");
    }
    double meanTime = 0;
    double meanRecords = 0;
    for (int i = from; i < to; i++) {
      meanTime += seconds(i) / (to - from);
      meanRecords += records.get(i) / (double) (to - from);
    }
    double covariance = 0;
    double variance = 0;
    for (int i = from; i < to; i++) {
      covariance += (seconds(i) - meanTime) * (records.get(i) - meanRecords);
      variance += (seconds(i) - meanTime) * (seconds(i) - meanTime);
    }
    return covariance / variance;
  }

  private int firstWith(long atLeast) {
    int i = 0;
    while (records.get(i) < atLeast) {
      i++;
    }
    return i;
  }

  private double seconds(int i) {
    return (nanos.get(i) - nanos.get(0)) / 1e9;
  }

  private static Map<TopicPartition, OffsetSpec> newest(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .stream()
        .collect(
            Collectors.toMap(
                partition -> new TopicPartition(topic, partition.partition()),
                partition -> OffsetSpec.latest()));
  }

  private static long committed(Admin admin, Map<TopicPartition, OffsetSpec> newest)
      throws InterruptedException, ExecutionException {
    return admin
        .listOffsets(newest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .values()
        .stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }
}
