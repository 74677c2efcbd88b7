// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.process.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything that can be set of the job.
 *
 * @param graph what it computes
 * @param kafka how it reaches Kafka
 * @param flink how Flink runs it
 */
public record JobConfig(GraphConfig graph, KafkaConfig kafka, FlinkConfig flink) {
  private static final int MAX_PORT = 65_535;

  /** Flink's bound on a job's parallelism, fixed so that its state can be spread over more. */
  static final int MAX_PARALLELISM = 128;

  /** Brokers refuse longer transactions unless transaction.max.timeout.ms is raised. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

  /**
   * Reads the job's settings.
   *
   * @throws dev.babelmeter.process.InvalidSettingsException with everything that is wrong
   */
  public static JobConfig from(Settings settings) {
    JobConfig config = new JobConfig(GraphConfig.from(settings), kafka(settings), flink(settings));
    Duration transaction = config.kafka.transactionTimeout();
    Duration interval = config.flink.checkpointInterval();
    if (transaction.compareTo(interval.multipliedBy(2)) < 0
        || transaction.compareTo(LONGEST_TRANSACTION) > 0) {
      settings.problem(
          "kafka.transaction-timeout is "
              + transaction.toMillis()
              + " ms: give at least twice checkpoint.interval, so that a transaction outlives a"
              + " recovery, and at most 15min, the broker's bound");
    }
    settings.finish();
    return config;
  }

  private static KafkaConfig kafka(Settings settings) {
    return new KafkaConfig(
        settings.string("kafka.bootstrap-servers", "127.0.0.1:9092"),
        settings.string("kafka.group-id", "babelmeter-job"),
        settings.withPrefix("kafka.client."),
        TopicNames.from(settings),
        (short) settings.integer("kafka.replication", 1, 1, Short.MAX_VALUE),
        settings.duration("kafka.transaction-timeout", Duration.ofMinutes(10)));
  }

  private static FlinkConfig flink(Settings settings) {
    return new FlinkConfig(
        settings.integer("parallelism", 1, 1, MAX_PARALLELISM),
        settings.path("checkpoint.directory", Path.of("checkpoints")),
        settings.duration("checkpoint.interval", Duration.ofSeconds(5)),
        settings.string("flink.host", "127.0.0.1"),
        settings.integer("flink.rest-port", 8081, 0, MAX_PORT),
        settings.integer("flink.metrics-port", 9249, 0, MAX_PORT));
  }
}
