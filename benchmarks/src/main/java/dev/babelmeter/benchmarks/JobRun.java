// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.schemas.Topics;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Runs the job as a process on one processor, with a broker on another and a topic that was filled
 * beforehand.
 *
 * @param lib the distribution's lib folder
 * @param jobOptions options of the job's virtual machine
 */
record JobRun(Path lib, List<String> jobOptions) {
  static final int BROKER_PROCESSOR = 0;
  static final int JOB_PROCESSOR = 1;

  /**
   * Returns the texts a second whose counts are committed, over the second half of {@code events}.
   *
   * @param mainClass what is run in the place of the job
   * @param settings the job's settings beside those of the run
   */
  double rate(String mainClass, Map<String, String> settings, List<byte[]> events)
      throws Exception {
    Path data = Files.createTempDirectory("babelmeter-benchmark-");
    File log = data.resolve("benchmark.log").toFile();
    try (RoleChild broker =
        RoleChild.start(
            List.of(RoleChild.jar(lib, "babelmeter-broker")),
            "dev.babelmeter.broker.BrokerMain",
            BROKER_PROCESSOR,
            List.of("-Xmx512m", "-XX:+UseSerialGC"),
            Map.of("data.directory", data.resolve("kafka").toString(), "listen.port", "0"),
            log)) {
      String servers = broker.address("bootstrap-servers");
      fill(servers, events);
      Map<String, String> all = new TreeMap<>(settings);
      all.put("kafka.bootstrap-servers", servers);
      all.put("parallelism", "1");
      all.put("checkpoint.interval", "1s");
      all.put("checkpoint.directory", data.resolve("checkpoints").toString());
      all.put("flink.rest-port", "0");
      List<String> javaOptions = new ArrayList<>(List.of("-Xmx1g", "-XX:+UseSerialGC"));
      javaOptions.addAll(jobOptions);
      try (RoleChild job =
          RoleChild.start(
              List.of(RoleChild.jar(lib, "babelmeter-analytics-job"), ownJar()),
              mainClass,
              JOB_PROCESSOR,
              javaOptions,
              all,
              log)) {
        return CommitProgress.follow(servers, Topics.TEXT_COUNTS.name(), events.size())
            .steadyRate();
      }
    } finally {
      Folders.remove(data);
    }
  }

  /** Where {@link PassThroughMain} and its like are. */
  static Path ownJar() throws URISyntaxException {
    return Path.of(
        PassThroughMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void fill(String servers, List<byte[]> events) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      TopicCreation.createMissing(admin, Topics.all(), (short) 1);
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", 20, "batch.size", 1 << 18),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] event : events) {
        producer.send(new ProducerRecord<>(Topics.TEXT_EVENTS.name(), event));
      }
    }
  }
}
