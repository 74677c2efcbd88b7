// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.launch;

/** A program of Babelmeter that runs in a process of its own. */
public enum Program {
  /** The broker. */
  KAFKA("babelmeter-broker", "dev.babelmeter.broker.BrokerMain", "512m"),
  /** The Flink job. */
  JOB("babelmeter-analytics-job", "dev.babelmeter.job.JobMain", "1536m"),
  /** The Kafka Streams views. */
  VIEWS("babelmeter-live-views", "dev.babelmeter.views.ViewsMain", "768m"),
  /** The encoder as a service. */
  WORKER("babelmeter-worker", "dev.babelmeter.worker.WorkerMain", "1g"),
  /** Training of hypernetworks, and transfer of vocabularies. */
  TRAINING("babelmeter-training", "dev.babelmeter.training.command.TrainingMain", "2g"),
  /** The job's graph over a file. */
  ANALYZE("babelmeter-analytics-job", "dev.babelmeter.job.AnalyzeMain", "1536m");

  private final String artifact;
  private final String mainClass;
  private final String defaultHeap;

  Program(String artifact, String mainClass, String defaultHeap) {
    this.artifact = artifact;
    this.mainClass = mainClass;
    this.defaultHeap = defaultHeap;
  }

  String artifact() {
    return artifact;
  }

  String mainClass() {
    return mainClass;
  }

  /** The largest heap unless the user says otherwise, as {@code -Xmx} takes it. */
  String defaultHeap() {
    return defaultHeap;
  }
}
