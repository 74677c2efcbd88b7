// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.operators.JsonLinesFormat;
import dev.babelmeter.operators.RecordTypes;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.coverage.VocabularyTokens;
import dev.babelmeter.operators.input.InputRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;
import org.apache.flink.util.CloseableIterator;

/** Runs the graph over files, in this process. */
final class FileAnalysis {
  private static final TypeInformation<Either<CountWindow, DeadLetter>> RESULT =
      new EitherTypeInfo<>(RecordTypes.COUNT_WINDOW, RecordTypes.DEAD_LETTER);

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
    // One stream, so that neither of the two waits for the other to be read.
    DataStream<Either<CountWindow, DeadLetter>> both =
        outputs
            .countWindows()
            .map(new Left(), RESULT)
            .uid(OperatorIds.COLLECT_WINDOWS)
            .name(OperatorIds.COLLECT_WINDOWS)
            .union(
                outputs
                    .deadLetters()
                    .map(new Right(), RESULT)
                    .uid(OperatorIds.COLLECT_DEAD_LETTERS)
                    .name(OperatorIds.COLLECT_DEAD_LETTERS));
    try (CloseableIterator<Either<CountWindow, DeadLetter>> all = both.executeAndCollect()) {
      while (all.hasNext()) {
        Either<CountWindow, DeadLetter> result = all.next();
        if (result.isLeft()) {
          results.add(result.left());
        } else {
          results.add(result.right());
        }
      }
    }
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

  private static final class Left
      implements MapFunction<CountWindow, Either<CountWindow, DeadLetter>> {
    @Override
    public Either<CountWindow, DeadLetter> map(CountWindow window) {
      return Either.Left(window);
    }
  }

  private static final class Right
      implements MapFunction<DeadLetter, Either<CountWindow, DeadLetter>> {
    @Override
    public Either<CountWindow, DeadLetter> map(DeadLetter letter) {
      return Either.Right(letter);
    }
  }
}
