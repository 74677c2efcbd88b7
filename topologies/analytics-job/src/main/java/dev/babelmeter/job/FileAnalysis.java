// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.operators.JsonLinesFormat;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.coverage.VocabularyTokens;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Runs the graph over files, in this process. */
final class FileAnalysis {
  private final GraphConfig config;
  private final TextAnalysis.Factory analysis;
  private final int parallelism;

  FileAnalysis(GraphConfig config, TextAnalysis.Factory analysis, int parallelism) {
    this.config = config;
    this.analysis = analysis;
    this.parallelism = parallelism;
  }

  /** Takes what the graph produces, in no particular order. */
  interface Results {
    /** Takes the sums over a window. */
    void add(CountWindow window);

    /** Takes sums over translation groups. */
    void add(PremiumWindow window);

    /** Takes the tokens of a window. */
    void add(CoverageWindow window);

    /** Takes the texts of a window that share an attribute's value. */
    void add(AttributeWindow window);

    /** Takes a refused record. */
    void add(DeadLetter letter);
  }

  /** Passes everything that comes of {@code files} to {@code results}. */
  @SuppressWarnings("try") // Closing may be interrupted, as everything here.
  void run(List<Path> files, Results results) throws Exception {
    Configuration options = FlinkOptions.ofFiles(parallelism);
    MiniClusterConfiguration cluster =
        new MiniClusterConfiguration.Builder()
            .setConfiguration(options)
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(parallelism)
            .setRpcServiceSharing(RpcServiceSharing.SHARED)
            .build();
    try (MiniCluster running = new MiniCluster(cluster)) {
      running.start();
      run(new CollectingEnvironment(running, options), files, results);
    }
  }

  @SuppressWarnings("try")
  private void run(StreamExecutionEnvironment env, List<Path> files, Results results)
      throws Exception {
    AnalyticsGraph.Outputs outputs =
        AnalyticsGraph.define(
            env,
            source(files),
            config,
            analysis,
            VocabularyTokens.factory(config.vocabularies(), config.coverage()));
    // One stream, so that none waits for another to be read.
    DataStream<AnalysisRecord> all =
        records(
                outputs.countWindows(),
                Topics.COUNT_WINDOWS,
                CountWindow.class,
                OperatorIds.COLLECT_WINDOWS)
            .union(
                records(
                    outputs.premiumWindows(),
                    Topics.PREMIUM_WINDOWS,
                    PremiumWindow.class,
                    OperatorIds.COLLECT_PREMIUMS),
                records(
                    outputs.coverageWindows(),
                    Topics.COVERAGE_WINDOWS,
                    CoverageWindow.class,
                    OperatorIds.COLLECT_COVERAGE),
                records(
                    outputs.attributeWindows(),
                    Topics.ATTRIBUTE_WINDOWS,
                    AttributeWindow.class,
                    OperatorIds.COLLECT_ATTRIBUTES),
                records(
                    outputs.deadLetters(),
                    Topics.DEAD_LETTERS,
                    DeadLetter.class,
                    OperatorIds.COLLECT_DEAD_LETTERS));
    Map<String, Consumer<byte[]>> readers =
        Map.of(
            Topics.COUNT_WINDOWS.name(), reader(CountWindow.class, results::add),
            Topics.PREMIUM_WINDOWS.name(), reader(PremiumWindow.class, results::add),
            Topics.COVERAGE_WINDOWS.name(), reader(CoverageWindow.class, results::add),
            Topics.ATTRIBUTE_WINDOWS.name(), reader(AttributeWindow.class, results::add),
            Topics.DEAD_LETTERS.name(), reader(DeadLetter.class, results::add));
    try (CloseableIterator<AnalysisRecord> records = all.executeAndCollect()) {
      while (records.hasNext()) {
        AnalysisRecord record = records.next();
        Objects.requireNonNull(readers.get(record.topic())).accept(record.value());
      }
    }
  }

  private static <T extends SpecificRecord> DataStream<AnalysisRecord> records(
      DataStream<T> stream, Topic topic, Class<T> type, String id) {
    return stream
        .map(new AnalysisRecord.Of<>(topic.name(), type), AnalysisRecord.TYPE)
        .uid(id)
        .name(id);
  }

  private static <T extends SpecificRecord> Consumer<byte[]> reader(
      Class<T> type, Consumer<T> results) {
    RecordCodec<T> codec = RecordCodec.of(type);
    return value -> results.accept(codec.decode(value));
  }

  private FileSource<InputRecord> source(List<Path> files) {
    org.apache.flink.core.fs.Path[] paths =
        files.stream()
            .map(file -> new org.apache.flink.core.fs.Path(file.toUri()))
            .toArray(org.apache.flink.core.fs.Path[]::new);
    return FileSource.forBulkFileFormat(
            new JsonLinesFormat(config.limits(), Clock.systemUTC()), paths)
        .setFileEnumerator(NonSplittingRecursiveEnumerator::new)
        .build();
  }
}
