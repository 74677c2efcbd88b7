// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.babelmeter.broker.BrokerConfig;
import dev.babelmeter.broker.EmbeddedKafka;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.process.Role;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.schemas.TopicCreation;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job inside the test's process, against a real broker. */
class EmbeddedJobTest {
  /** Texts in the partitions of the backlog: one long, two short, one without any. */
  private static final int[] BACKLOG = {2000, 300, 40, 0};

  private static final long TWO_HOURS = 7_200_000;

  @TempDir private static Path folder;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder.resolve("kafka")));
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  private static Map<String, String> settings(String job) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("kafka.group-id", job);
    for (String topic :
        new String[] {"text-events", "text-counts", "count-windows", "late-counts"}) {
      settings.put("topics." + topic, job + "-" + topic);
    }
    settings.put("vocabularies", "r50k_base");
    settings.put("checkpoint.directory", folder.resolve("checkpoints").toString());
    settings.put("checkpoint.interval", "300ms");
    settings.put("watermark.out-of-orderness", "1s");
    settings.put("watermark.idle-after", "4s");
    settings.put("flink.rest-port", "0");
    settings.put("flink.metrics-port", "0");
    return settings;
  }

  private static Role.Running start(Map<String, String> settings) throws InterruptedException {
    return new AnalyticsJob().start(Settings.of("test", settings));
  }

  /** Partitions of a backlog are read at different speed, and one is empty. */
  @Test
  void noTextOfABacklogIsLate() throws Exception {
    Map<String, String> settings = settings("backlog");
    String servers = kafka.bootstrapServers();
    createTopics(settings);
    sendBacklog(servers, "backlog-text-events");
    int texts = BACKLOG[0] + BACKLOG[1] + BACKLOG[2];
    try (Role.Running job = start(settings);
        CommittedTopic<CountWindow> windows =
            new CommittedTopic<>(servers, "backlog-count-windows", CountWindow.class);
        CommittedTopic<TextCounts> late =
            new CommittedTopic<>(servers, "backlog-late-counts", TextCounts.class)) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(4))
          .until(
              () ->
                  windows.values().stream().mapToLong(CountWindow::getTexts).sum()
                      + late.read().size(),
              sum -> sum == texts);
      assertThat(late.values()).isEmpty();
      assertThat(windows.values()).extracting(CountWindow::getWindowStart).doesNotHaveDuplicates();

      assertThat(get(job.addresses().get("flink-ui") + "/overview")).contains("jobs-running");
      assertThat(get(job.addresses().get("flink-metrics")))
          .contains("flink_taskmanager_job_task_operator_numRecordsOut")
          .contains(OperatorIds.COUNT_TEXTS);
    }
  }

  /** In a cluster the job is an ordinary Flink application of the same class. */
  @Test
  @SuppressWarnings("try") // Closing the cluster may be interrupted, as the test.
  void aClusterRunsTheSameProgram() throws Exception {
    Map<String, String> settings = settings("submitted");
    createTopics(settings);
    sendBacklog(kafka.bootstrapServers(), "submitted-text-events");
    List<String> arguments = new ArrayList<>();
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    Configuration options = new Configuration();
    options.set(RestOptions.BIND_PORT, "0");
    ExecutorService client = Executors.newSingleThreadExecutor();
    try (MiniCluster cluster =
            new MiniCluster(
                new MiniClusterConfiguration.Builder()
                    .setConfiguration(options)
                    .setNumSlotsPerTaskManager(1)
                    .build());
        CommittedTopic<TextCounts> counts =
            new CommittedTopic<>(
                kafka.bootstrapServers(), "submitted-text-counts", TextCounts.class)) {
      cluster.start();
      TestStreamEnvironment.setAsContext(cluster, 1);
      Future<?> program =
          client.submit(
              () -> {
                JobMain.main(arguments.toArray(String[]::new));
                return null;
              });
      Awaitility.await()
          .atMost(Duration.ofMinutes(4))
          .until(
              () -> {
                if (program.isDone()) {
                  program.get();
                }
                return counts.read().size();
              },
              size -> size == BACKLOG[0] + BACKLOG[1] + BACKLOG[2]);
    } finally {
      TestStreamEnvironment.unsetAsContext();
      client.shutdownNow();
    }
  }

  @Test
  void whatCannotStartIsRefusedInOneSentence() throws Exception {
    assertRefused("vocabularies", "no_such_base", "no_such_base");
    assertRefused("kafka.bootstrap-servers", "127.0.0.1:1", "127.0.0.1:1");
    Path file = Files.writeString(folder.resolve("file"), "");
    String inFile = file.resolve("checkpoints").toString();
    assertRefused("checkpoint.directory", inFile, inFile);
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefused("flink.metrics-port", port, port);
      assertRefused("flink.rest-port", port, port);
    }
  }

  private static void assertRefused(String key, String value, String named) {
    Map<String, String> settings = settings("refused");
    settings.put(key, value);
    RoleException error = catchThrowableOfType(RoleException.class, () -> start(settings).close());
    assertThat(error).as(key).isNotNull();
    assertThat(error.getMessage()).contains(named).doesNotContain("\n");
  }

  private static void createTopics(Map<String, String> settings) {
    JobConfig config = JobConfig.from(Settings.of("test", settings));
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      TopicCreation.createMissing(admin, config.kafka().topics().topics(), (short) 1);
    }
  }

  /** Each partition holds its texts in order, spread evenly over the same two hours. */
  private static void sendBacklog(String servers, String topic) {
    long start = System.currentTimeMillis() - TWO_HOURS;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int partition = 0; partition < BACKLOG.length; partition++) {
        for (int i = 0; i < BACKLOG[partition]; i++) {
          long time = start + (TWO_HOURS - 600_000) * i / BACKLOG[partition];
          String json =
              "{\"event_time\":%d,\"language\":\"en\",\"text\":\"%s\"}"
                  .formatted(time, "the castle on the hill ".repeat(10));
          Future<RecordMetadata> unused =
              producer.send(
                  new ProducerRecord<>(topic, partition, time, null, json.getBytes(UTF_8)));
        }
      }
    }
  }

  private static String get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
