// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.schemas.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures Kafka → job → Kafka as whole processes: a broker on one processor, the job on another, a
 * topic filled beforehand, and the rate at which counts are committed. Beside each figure stands
 * the engine alone on the same texts in a first pass, whose time is the share of the job's time
 * that is tokenization.
 */
@Command(
    name = "PipelineBenchmark",
    mixinStandardHelpOptions = true,
    description = "Texts a second through Kafka, the job and Kafka again, on one core for the job.")
public final class PipelineBenchmark implements Callable<Integer> {
  private static final int BROKER_PROCESSOR = 0;
  private static final int JOB_PROCESSOR = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FOLDER", description = "Folders with .txt.gz files, a text a line.")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--lib", description = "The distribution's lib folder.")
  private Path lib = Path.of("distribution/target/babelmeter/lib");

  @Option(names = "--texts", description = "Texts in a measured run.")
  private int texts = 60_000;

  @Option(
      names = "--vocabularies",
      split = ",",
      required = true,
      description = "At least as many vocabularies as the largest of --sizes.")
  private List<String> vocabularies = List.of();

  @Option(names = "--sizes", split = ",", description = "How many of the vocabularies to count.")
  private List<Integer> sizes = List.of(1, 4, 8);

  @Option(names = "--repeat", description = "Runs of each; the median is printed.")
  private int repeat = 3;

  /** Runs the measurement. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new PipelineBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<String> measured = Corpus.read(folders, texts);
    double megabytes = Corpus.bytes(measured) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "# %d texts, %.1f MB of UTF-8, %s %s, %d runs each, medians%n",
        measured.size(),
        megabytes,
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        repeat);
    System.out.println(
        "vocabularies\tjob_texts_per_s\tjob_mb_per_s\tengine_texts_per_s\tengine_mb_per_s\tengine_share_of_job_time");
    double bytesPerText = megabytes / measured.size();
    for (int size : sizes) {
      String list = String.join(",", vocabularies.subList(0, size));
      double job = median(() -> jobRate(list, measured));
      double engine = engineRate(list);
      System.out.printf(
          Locale.ROOT,
          "%d\t%.0f\t%.2f\t%.0f\t%.2f\t%.2f%n",
          size,
          job,
          job * bytesPerText,
          engine,
          engine * bytesPerText,
          job / engine);
    }
    return 0;
  }

  /** The engine in a process of its own, pinned to the job's processor. */
  private double engineRate(String list) throws Exception {
    return median(() -> EngineProcess.rate(list, folders, texts, JOB_PROCESSOR));
  }

  private double jobRate(String list, List<String> measured) throws Exception {
    Path data = Files.createTempDirectory("babelmeter-benchmark-");
    File log = data.resolve("benchmark.log").toFile();
    try (RoleChild broker =
        RoleChild.start(
            lib,
            "babelmeter-broker",
            "dev.babelmeter.broker.BrokerMain",
            BROKER_PROCESSOR,
            List.of("-Xmx512m", "-XX:+UseSerialGC"),
            Map.of("data.directory", data.resolve("kafka").toString(), "listen.port", "0"),
            log)) {
      String servers = broker.address("bootstrap-servers");
      fill(servers, measured);
      try (RoleChild job = startJob(list, servers, data, log)) {
        return CommitProgress.follow(servers, Topics.TEXT_COUNTS.name(), measured.size())
            .steadyRate();
      }
    } finally {
      Folders.remove(data);
    }
  }

  private RoleChild startJob(String list, String servers, Path data, File log) throws IOException {
    return RoleChild.start(
        lib,
        "babelmeter-analytics-job",
        "dev.babelmeter.job.JobMain",
        JOB_PROCESSOR,
        List.of("-Xmx1g", "-XX:+UseSerialGC"),
        Map.of(
            "kafka.bootstrap-servers",
            servers,
            "vocabularies",
            list,
            "parallelism",
            "1",
            "checkpoint.interval",
            "1s",
            "checkpoint.directory",
            data.resolve("checkpoints").toString(),
            "flink.rest-port",
            "0"),
        log);
  }

  private static void fill(String servers, List<String> measured) throws JsonProcessingException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      TopicCreation.createMissing(admin, Topics.all(), (short) 1);
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", 20, "batch.size", 1 << 18),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String text : measured) {
        byte[] line =
            JSON.writeValueAsString(Map.of("text", text, "tenant", "benchmark"))
                .getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.TEXT_EVENTS.name(), line));
      }
    }
  }

  private double median(Callable<Double> measurement) throws Exception {
    List<Double> rates = new ArrayList<>();
    for (int run = 0; run < repeat; run++) {
      rates.add(measurement.call());
    }
    return rates.stream().sorted().toList().get(repeat / 2);
  }
}
