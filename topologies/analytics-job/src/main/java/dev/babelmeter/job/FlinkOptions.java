// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** Flink's own configuration. */
final class FlinkOptions {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int RETAINED_CHECKPOINTS = 2;
  private static final int RESTARTS = 10;
  private static final String REPORTER = "metrics.reporter.prometheus.";

  private FlinkOptions() {}

  /** What belongs to the job wherever it runs. */
  static Configuration ofPipeline(FlinkConfig config) {
    Configuration options = ofEveryRun(config.parallelism());
    options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.checkpointInterval());
    options.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    options.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    options.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    options.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofMinutes(1));
    options.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(10));
    options.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
    return options;
  }

  /** What a run over files needs. */
  static Configuration ofFiles(int parallelism) {
    Configuration options = ofEveryRun(parallelism);
    options.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    // A failure here is one of the program or the disk, and would come again.
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    options.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    options.set(RestOptions.BIND_PORT, "0");
    return options;
  }

  private static Configuration ofEveryRun(int parallelism) {
    Configuration options = new Configuration();
    options.set(PipelineOptions.GENERIC_TYPES, false);
    options.set(PipelineOptions.OBJECT_REUSE, true);
    options.set(PipelineOptions.MAX_PARALLELISM, JobConfig.MAX_PARALLELISM);
    options.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    return options;
  }

  /** What is added to it when this process is the cluster. */
  static Configuration ofLocalCluster(FlinkConfig config, int metricsPort) {
    Configuration options = ofPipeline(config);
    options.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    options.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        config.checkpointDirectory().toUri().toString());
    options.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    options.set(RestOptions.ADDRESS, config.host());
    options.set(RestOptions.BIND_ADDRESS, config.host());
    options.set(RestOptions.PORT, config.restPort());
    options.set(RestOptions.BIND_PORT, Integer.toString(config.restPort()));
    // Whatever else Flink listens on serves this process only.
    options.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    options.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    // Whoever reaches the web UI may look, not run code or stop the job.
    options.set(WebOptions.SUBMIT_ENABLE, false);
    options.set(WebOptions.CANCEL_ENABLE, false);
    // The heap keeps the state, so Flink's managed memory would lie idle.
    options.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
    options.setString(
        REPORTER + "factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    options.setString(REPORTER + "port", Integer.toString(metricsPort));
    options.setString(REPORTER + "filterLabelValueCharacters", "false");
    return options;
  }
}
