// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import static dev.babelmeter.views.Samples.counts;
import static dev.babelmeter.views.Samples.late;
import static dev.babelmeter.views.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.broker.BrokerConfig;
import dev.babelmeter.broker.EmbeddedKafka;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.process.Role;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views as a role, on a real Kafka. */
class LiveViewsKafkaTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder.resolve("kafka")));
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void removeAllTopics() throws Exception {
    try (Admin admin = admin()) {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
      await().atMost(PATIENCE).until(() -> admin.listTopics().names().get().isEmpty());
    }
  }

  @Test
  void countsExactlyOnceOverARestartAndALossOfState() throws Exception {
    Map<String, String> settings = settings("restart");
    settings.put("labels.tenants.max", "2");
    try (Role.Running views = start(settings)) {
      send(Topics.COUNT_WINDOWS, window("a", "de", "m", 3, counts("v", 30, null, null, 4)));
      send(Topics.COUNT_WINDOWS, window("b", "de", "m", 4, counts("v", 40, null, null, 4)));
      await().atMost(PATIENCE).until(() -> texts(views) == 7);
      // Sent while they run and never awaited: committed by this run or done by the next.
      send(Topics.LATE_COUNTS, late("c", "fr", counts("v", 5, null, null, 1)));
      send(Topics.COUNT_WINDOWS, "no Avro".getBytes(StandardCharsets.UTF_8));
    }
    try (Role.Running views = start(settings)) {
      send(Topics.COUNT_WINDOWS, window("d", "de", "m", 2, counts("v", 20, null, null, 2)));
      send(Topics.COUNT_WINDOWS, window("a", "de", "m", 1, counts("v", 10, null, null, 1)));
      awaitTotals(views);
    }
    deleteRecursively(Path.of(settings.get("state.directory")));
    try (Role.Running views = start(settings)) {
      awaitTotals(views);
    }
  }

  /**
   * With a long commit interval the stores run ahead of the commits by up to a second; what is
   * served must not.
   */
  @Test
  void servesOnlyWhatIsCommitted() throws Exception {
    Map<String, String> settings = settings("committed");
    settings.put("stream.commit-interval", "1s");
    TopicPartition contributions = new TopicPartition("committed-contributions-repartition", 0);
    try (Role.Running views = start(settings);
        Admin admin = admin()) {
      sendAndAwait(views, 1);
      for (int sent = 2; sent <= 3; sent++) {
        long before = committed(admin, contributions);
        sendAndAwait(views, sent);
        assertThat(committed(admin, contributions)).isGreaterThan(before);
      }
    }
  }

  private void sendAndAwait(Role.Running views, int sent) throws Exception {
    send(Topics.COUNT_WINDOWS, window("committed", "xx", "m", 1));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                Http.get(views, "/api/totals?language=xx").json().at("/totals/0/texts").asInt()
                    == sent);
  }

  private static Admin admin() {
    return Admin.create(
        Map.<String, Object>of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
  }

  private static long committed(Admin admin, TopicPartition partition) throws Exception {
    return admin
        .listConsumerGroupOffsets("committed")
        .partitionsToOffsetAndMetadata()
        .get()
        .get(partition)
        .offset();
  }

  @Test
  void sendsQueriesToTheInstanceThatHoldsTheTotals() throws Exception {
    Map<String, String> one = settings("two-instances");
    Map<String, String> two = settings("two-instances");
    two.put("state.directory", folder.resolve("two-instances-2").toString());
    try (Role.Running first = start(one);
        Role.Running second = start(two)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          List.of(
                              Http.get(first, "/ready").status(),
                              Http.get(second, "/ready").status()))
                      .containsOnly(200));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                Http.Response ofFirst = Http.get(first, "/api/totals");
                Http.Response ofSecond = Http.get(second, "/api/totals");
                assertThat(List.of(ofFirst.status(), ofSecond.status()))
                    .containsExactlyInAnyOrder(200, 421);
                Role.Running holder = ofFirst.status() == 200 ? first : second;
                Http.Response other = ofFirst.status() == 200 ? ofSecond : ofFirst;
                assertThat(other.json().get("error").asText())
                    .isEqualTo(
                        "another instance holds the totals: ask " + holder.addresses().get("http"));
                Role.Running elsewhere = holder == first ? second : first;
                assertThat(Http.get(holder, "/metrics").body())
                    .contains("babelmeter_views_holds_totals 1.0")
                    .contains("babelmeter_folded_texts_total");
                assertThat(Http.get(elsewhere, "/metrics").body())
                    .contains("babelmeter_views_holds_totals 0.0")
                    .doesNotContain("babelmeter_folded_texts_total");
              });
    }
  }

  /** Every token of a vocabulary as large as any, so often that each takes five bytes. */
  @Test
  void takesTheLargestWindowOfTokens() throws Exception {
    int tokens = 262_144;
    TokenFrequencies frequencies = new TokenFrequencies();
    for (int id = 0; id < tokens; id++) {
      frequencies.add(id, 1L << 22);
    }
    CoverageWindow window =
        new CoverageWindow(
            Samples.WINDOW_START,
            Samples.WINDOW_START.plusSeconds(60),
            "de",
            "Latn",
            "v",
            "f",
            1L,
            1L,
            1L,
            frequencies.tokens(),
            Map.of(),
            Map.of(),
            frequencies.encoded(),
            1L,
            1L);
    try (Role.Running views = start(settings("largest"))) {
      send(Topics.COVERAGE_WINDOWS, window);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  Http.get(views, "/api/coverage").json().at("/coverage/0/used_tokens").asInt()
                      == tokens);
      assertThat(
              Http.get(views, "/api/measures")
                  .json()
                  .at("/measures/0/analysed/shannon_efficiency")
                  .asDouble())
          .isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void refusesAFolderThatAnotherInstanceUses() throws Exception {
    Map<String, String> settings = settings("shared-folder");
    try (Role.Running views = start(settings)) {
      assertThat(views.addresses()).containsKey("http");
      assertThatThrownBy(() -> start(settings))
          .isInstanceOf(RoleException.class)
          .hasMessageContaining(settings.get("state.directory"))
          .hasMessageContaining("state.directory");
    }
  }

  private static void awaitTotals(Role.Running views) throws Exception {
    await().atMost(PATIENCE).until(() -> texts(views) == 11 && deadLetters(views) == 1);
    JsonNode byTenant = Http.get(views, "/api/totals?by=tenant").json().get("totals");
    Map<String, Long> texts = new HashMap<>();
    byTenant.forEach(row -> texts.put(row.at("/group/tenant").asText(), row.get("texts").asLong()));
    assertThat(texts).isEqualTo(Map.of("a", 4L, "b", 4L, "other", 3L));
    JsonNode all = Http.get(views, "/api/totals").json().at("/totals/0");
    assertThat(all.get("late_texts").asLong()).isEqualTo(1);
    assertThat(all.at("/vocabularies/0/tokens").asLong()).isEqualTo(105);
    assertThat(Http.get(views, "/metrics").body())
        .contains("babelmeter_folded_texts_total{label=\"tenant\"} 3.0");
  }

  private static long texts(Role.Running views) throws Exception {
    return Http.get(views, "/api/status").json().path("texts").asLong(-1);
  }

  private static long deadLetters(Role.Running views) throws Exception {
    return Http.get(views, "/api/status").json().path("dead_letters").asLong(-1);
  }

  private static Role.Running start(Map<String, String> settings) throws InterruptedException {
    return new LiveViews().start(Settings.of("the test", settings));
  }

  private Map<String, String> settings(String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("application-id", name);
    settings.put("state.directory", folder.resolve(name).toString());
    settings.put("http.port", "0");
    return settings;
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> void send(Topic topic, T value) throws Exception {
    send(topic, RecordCodec.of((Class<T>) topic.record()).encode(value));
  }

  private void send(Topic topic, byte[] value) throws Exception {
    Map<String, Object> properties =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            topic.maxMessageBytes());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.name(), value)).get();
    }
  }

  private static void deleteRecursively(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
