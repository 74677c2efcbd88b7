// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.schemas.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * The job and the views on this machine against a broker in a container, whose image is built from
 * the project's own Dockerfile. The base image is {@code BABELMETER_TEST_BASE_IMAGE}, by default
 * one that needs no image registry.
 */
@Testcontainers(disabledWithoutDocker = true)
class ContainerIT {
  private static final String BASE =
      System.getenv().getOrDefault("BABELMETER_TEST_BASE_IMAGE", "local/debian-jre:17");
  private static final int TEXTS = 500;
  private static final String VOCABULARIES = "cl100k_base,bert-base-uncased";

  @Test
  @SuppressWarnings(
      "deprecation") // A fixed port: the broker must advertise the port it is seen at.
  void brokerInAContainer_servesTheJobAndTheViews(@TempDir Path folder) throws Exception {
    int port = freePort();
    ImageFromDockerfile image =
        new ImageFromDockerfile("babelmeter-system-test", false)
            .withFileFromPath(
                "distribution/target/babelmeter/lib",
                Command.ROOT.resolve("distribution/target/babelmeter/lib"))
            .withFileFromPath("babelmeter", Command.ROOT.resolve("babelmeter"))
            .withFileFromPath("Dockerfile", Command.ROOT.resolve("docker/Dockerfile"))
            .withBuildArg("BASE", BASE);
    try (GenericContainer<?> broker = new GenericContainer<>(image)) {
      broker.setPortBindings(List.of("127.0.0.1:" + port + ":" + port));
      broker
          .withExposedPorts(port)
          .withCommand(
              "run",
              "kafka",
              "--set",
              "listen.host=0.0.0.0",
              "--set",
              "advertised.host=127.0.0.1",
              "--set",
              "listen.port=" + port,
              "--set",
              "data.directory=/var/lib/babelmeter/kafka")
          .waitingFor(
              Wait.forLogMessage(".*ready: .*", 1).withStartupTimeout(Duration.ofMinutes(2)));
      broker.start();
      countThrough("127.0.0.1:" + port, folder);
    }
  }

  private static void countThrough(String servers, Path folder) throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add("Nachricht " + i + ": ഇത് ഒരു പരീക്ഷണമാണ്, số " + i * i);
    }
    produce(servers, texts);
    Path lines = Files.write(folder.resolve("texts.txt"), texts);
    try (Command job =
            Command.start(
                "run",
                "job",
                "--set",
                "kafka.bootstrap-servers=" + servers,
                "--set",
                "vocabularies=" + VOCABULARIES,
                "--set",
                "checkpoint.directory=" + folder.resolve("checkpoints"),
                "--set",
                "checkpoint.interval=1s",
                "--set",
                "window.size=5s",
                "--set",
                "watermark.idle-after=5s",
                "--set",
                "flink.rest-port=0");
        Command views =
            Command.start(
                "run",
                "views",
                "--set",
                "kafka.bootstrap-servers=" + servers,
                "--set",
                "state.directory=" + folder.resolve("views"),
                "--set",
                "http.port=0")) {
      job.awaitLine(line -> line.startsWith("ready: "));
      String ready = views.awaitLine(line -> line.startsWith("ready: "));
      URI metrics = URI.create(ready.replaceAll(".*http=(\\S+).*", "$1") + "/metrics");
      HttpClient http = HttpClient.newHttpClient();
      Exposition end =
          await()
              .atMost(Duration.ofMinutes(2))
              .until(
                  () -> Exposition.scrape(http, metrics),
                  exposition ->
                      exposition != null && exposition.sum("babelmeter_texts_total") == TEXTS);
      for (String row : Command.run("count", "--vocabularies", VOCABULARIES, lines.toString())) {
        String[] cells = row.split("\t", -1);
        if (!cells[0].equals("vocabulary")) {
          assertThat(end.sum("babelmeter_tokens_total", Map.of("vocabulary", cells[0])))
              .as(cells[0])
              .isEqualTo(Long.parseLong(cells[4]));
        }
      }
      assertThat(new CommittedTopics(servers).records(Topics.TEXT_COUNTS, TextCounts.class))
          .hasSize(TEXTS);
    }
  }

  private static void produce(String servers, List<String> texts) throws Exception {
    ObjectMapper json = new ObjectMapper();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      TopicCreation.createMissing(admin, Topics.all(), (short) 1);
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (String text : texts) {
        byte[] value =
            json.writeValueAsString(Map.of("text", text)).getBytes(StandardCharsets.UTF_8);
        sent.add(producer.send(new ProducerRecord<>(Topics.TEXT_EVENTS.name(), value)));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
