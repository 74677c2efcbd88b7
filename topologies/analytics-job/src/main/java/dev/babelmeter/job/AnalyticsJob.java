// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.languages.LanguageIdentifier;
import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.operators.SharedVocabularies;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.VocabularyAnalysis;
import dev.babelmeter.operators.coverage.VocabularyTokens;
import dev.babelmeter.operators.dictionary.Dictionary;
import dev.babelmeter.operators.dictionary.DictionaryException;
import dev.babelmeter.process.Role;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.tokenizers.VocabularyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role {@code job}: counts the texts of a topic in a Flink cluster inside this process. */
public final class AnalyticsJob implements Role {
  private static final Logger logger = LoggerFactory.getLogger(AnalyticsJob.class);

  private final Function<String, TextAnalysis.Factory> analyses;

  /** Makes the role. */
  public AnalyticsJob() {
    this(VocabularyAnalysis::factory);
  }

  /**
   * Makes the role with something else in the place of identifying and counting, which is how the
   * cost of all the rest is measured.
   *
   * @param analyses returns what opens analyses under a list of vocabularies
   */
  public AnalyticsJob(Function<String, TextAnalysis.Factory> analyses) {
    this.analyses = analyses;
  }

  @Override
  public String name() {
    return "job";
  }

  @Override
  public Running start(Settings settings) throws InterruptedException {
    JobConfig config = JobConfig.from(settings);
    CheckpointFolder checkpoints = CheckpointFolder.open(config.flink().checkpointDirectory());
    int metricsPort = MetricsPort.choose(config.flink().metricsPort());
    // Its model takes as long to load as the vocabularies: the first task finds it loaded.
    CompletableFuture<LanguageIdentifier> languages =
        CompletableFuture.supplyAsync(LanguageIdentifier::create);
    SharedVocabularies.Lease vocabularies = lease(config.graph().vocabularies());
    try {
      readClasses(config.graph(), vocabularies);
      prepareKafka(config, vocabularies);
      languages.join();
      JobID job = idOf(config.kafka().groupId());
      Optional<Path> checkpoint = checkpoints.latestOf(job);
      logger.info("goes on from {}", checkpoint.map(Path::toString).orElse("the beginning"));
      LocalCluster cluster =
          LocalCluster.run(
              graph(config, FlinkOptions.ofPipeline(config.flink()), analyses),
              job,
              checkpoint,
              config.flink(),
              metricsPort);
      return new RunningJob(cluster, vocabularies, addresses(cluster, config, metricsPort));
    } catch (InterruptedException | RuntimeException e) {
      vocabularies.close();
      throw e;
    }
  }

  /** Defines the job in the cluster that this program was submitted to, and runs it there. */
  static void runInCluster(Settings settings) throws Exception {
    JobConfig config = JobConfig.from(settings);
    try (SharedVocabularies.Lease vocabularies = lease(config.graph().vocabularies())) {
      readClasses(config.graph(), vocabularies);
      prepareKafka(config, vocabularies);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkOptions.ofPipeline(config.flink()));
    define(env, config, VocabularyAnalysis::factory);
    env.execute(config.kafka().groupId());
  }

  /** Returns the job's graph. */
  static StreamGraph graph(
      JobConfig config, Configuration options, Function<String, TextAnalysis.Factory> analyses) {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(options);
    define(env, config, analyses);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(config.kafka().groupId());
    return graph;
  }

  private static void define(
      StreamExecutionEnvironment env,
      JobConfig config,
      Function<String, TextAnalysis.Factory> analyses) {
    KafkaEnds kafka = new KafkaEnds(config.kafka());
    GraphConfig graph = config.graph();
    kafka.attach(
        AnalyticsGraph.define(
            env,
            kafka.source(graph.limits()),
            graph,
            analyses.apply(graph.vocabularies()),
            VocabularyTokens.factory(graph.vocabularies(), graph.coverage())));
  }

  private static SharedVocabularies.Lease lease(String vocabularies) {
    try {
      return SharedVocabularies.lease(vocabularies);
    } catch (VocabularyException e) {
      throw new RoleException(e.getMessage(), e);
    }
  }

  /** Refuses before anything runs what tasks would find out later. */
  private static void readClasses(GraphConfig config, SharedVocabularies.Lease vocabularies) {
    if (config.coverage().sampling().isOff()) {
      return;
    }
    try {
      vocabularies.tokenClasses();
    } catch (VocabularyException e) {
      throw new RoleException(e.getMessage() + ", or set tokens.analyse=off", e);
    }
  }

  private static void prepareKafka(JobConfig config, SharedVocabularies.Lease vocabularies) {
    List<Dictionary> dictionaries;
    List<List<DictionaryTokens>> tokens;
    try {
      dictionaries = config.graph().dictionaries().stream().map(Dictionary::read).toList();
      tokens = vocabularies.dictionaryTokens(dictionaries);
    } catch (DictionaryException e) {
      throw new RoleException(e.getMessage(), e);
    } catch (VocabularyException e) {
      throw new RoleException(e.getMessage() + ", or leave tokens.dictionaries out", e);
    }
    KafkaPreparation kafka = new KafkaPreparation(config.kafka());
    kafka.createTopics();
    kafka.publish(vocabularies.vocabularies().descriptions(), dictionaries, tokens);
  }

  /** An identifier that stays the same from start to start, so that the job finds its folder. */
  private static JobID idOf(String groupId) {
    UUID id = UUID.nameUUIDFromBytes(groupId.getBytes(StandardCharsets.UTF_8));
    return new JobID(id.getLeastSignificantBits(), id.getMostSignificantBits());
  }

  private static Map<String, String> addresses(
      LocalCluster cluster, JobConfig config, int metricsPort) {
    return Map.of(
        "flink-ui",
        cluster.webAddress().toString(),
        "flink-metrics",
        "http://" + config.flink().host() + ":" + metricsPort + "/metrics");
  }

  private record RunningJob(
      LocalCluster cluster, SharedVocabularies.Lease vocabularies, Map<String, String> addresses)
      implements Running {
    @Override
    public void awaitEnd() throws InterruptedException {
      cluster.awaitEnd();
    }

    @Override
    public void close() {
      cluster.close();
      vocabularies.close();
    }
  }
}
