// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How Flink runs the job.
 *
 * @param parallelism number of threads that count
 * @param checkpointDirectory where checkpoints are kept
 * @param checkpointInterval time between them, and so between a text and its published counts
 * @param host address that the web UI and REST API listen on
 * @param restPort their port; 0 for any free one
 * @param metricsPort port of Flink's Prometheus reporter, which listens on every interface; 0 for
 *     any free one
 */
public record FlinkConfig(
    int parallelism,
    Path checkpointDirectory,
    Duration checkpointInterval,
    String host,
    int restPort,
    int metricsPort) {}
