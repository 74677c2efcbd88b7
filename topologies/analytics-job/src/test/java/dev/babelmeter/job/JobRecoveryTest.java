// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.babelmeter.broker.BrokerConfig;
import dev.babelmeter.broker.EmbeddedKafka;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as a process against a real broker, killed with signal 9 while texts flow. */
class JobRecoveryTest {
  @TempDir private static Path folder;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder.resolve("kafka")));
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      TopicCreation.createMissing(admin, Topics.all(), (short) 1);
    }
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("vocabularies", "cl100k_base,r50k_base");
    settings.put("checkpoint.directory", folder.resolve("checkpoints").toString());
    settings.put("checkpoint.interval", "500ms");
    settings.put("window.size", "2s");
    settings.put("watermark.out-of-orderness", "1s");
    settings.put("watermark.idle-after", "10s");
    settings.put("parallelism", "2");
    settings.put("flink.rest-port", "0");
    settings.put("flink.metrics-port", "0");
    return settings;
  }

  @Test
  void twoKillsLoseNothingAndCountNothingTwice() throws Exception {
    String servers = kafka.bootstrapServers();
    try (TextStream stream = new TextStream(servers, Topics.TEXT_EVENTS.name());
        CommittedTopic<TextCounts> counts =
            new CommittedTopic<>(servers, Topics.TEXT_COUNTS.name(), TextCounts.class);
        CommittedTopic<CountWindow> windows =
            new CommittedTopic<>(servers, Topics.COUNT_WINDOWS.name(), CountWindow.class);
        CommittedTopic<TextCounts> late =
            new CommittedTopic<>(servers, Topics.LATE_COUNTS.name(), TextCounts.class);
        CommittedTopic<DeadLetter> letters =
            new CommittedTopic<>(servers, Topics.DEAD_LETTERS.name(), DeadLetter.class);
        CommittedTopic<Vocabulary> vocabularies =
            new CommittedTopic<>(servers, Topics.VOCABULARIES.name(), Vocabulary.class)) {
      stream.start();
      for (int run = 1; run <= 2; run++) {
        try (JobProcess job = JobProcess.start(folder, settings())) {
          job.awaitReady();
          int before = counts.read().size();
          await(() -> counts.read().size(), size -> size > before + 1000);
          job.kill();
        }
      }
      try (JobProcess job = JobProcess.start(folder, settings())) {
        String ready = job.awaitReady();
        assertThat(ready).contains("flink-ui=http://").contains("flink-metrics=http://");
        int before = counts.read().size();
        await(() -> counts.read().size(), size -> size > before);
        stream.stop();
        int texts = stream.texts().size();
        await(() -> counts.read().size(), size -> size >= texts);
        await(() -> texts(windows.values()) + late.read().size(), sum -> sum >= texts);
      }

      assertCounts(stream, counts.read());
      assertThat(late.values()).as("texts of a backlog are not late").isEmpty();
      assertWindows(counts.values(), windows.values());
      assertThat(letters.values())
          .hasSize(stream.bad())
          .allSatisfy(letter -> assertThat(letter.getReason()).isEqualTo(DeadLetterReason.NOT_JSON))
          .extracting(letter -> letter.getPartition() + "/" + letter.getOffset())
          .doesNotHaveDuplicates();
      assertThat(vocabularies.values())
          .extracting(Vocabulary::getVocabulary)
          .contains("cl100k_base", "r50k_base");
      assertThat(filesWithCanary()).isEmpty();
    }
  }

  /** Each text once, with the tokens that JTokkit counts. */
  private static void assertCounts(
      TextStream stream, List<ConsumerRecord<String, TextCounts>> records) {
    Encoding cl100k = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    Map<String, Long> expected = new TreeMap<>();
    stream.texts().forEach((id, text) -> expected.put(id, (long) cl100k.countTokens(text)));
    Map<String, Long> actual = new TreeMap<>();
    for (ConsumerRecord<String, TextCounts> record : records) {
      TextCounts counts = record.value();
      assertThat(record.key()).isEqualTo(counts.getEventId());
      Long other = actual.put(counts.getEventId(), counts.getCounts().get(0).getTokens());
      assertThat(other).as("counted twice").isNull();
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** Each window of a key once, with the sums of its texts. */
  private static void assertWindows(List<TextCounts> texts, List<CountWindow> windows) {
    Map<String, List<Long>> expected = new TreeMap<>();
    for (TextCounts text : texts) {
      long start = text.getEventTime().toEpochMilli() / 2000 * 2000;
      expected.merge(
          start + " " + text.getTenant(),
          List.of(
              1L,
              text.getUtf8Bytes(),
              text.getCounts().get(0).getTokens(),
              text.getCounts().get(1).getTokens()),
          JobRecoveryTest::plus);
    }
    Map<String, List<Long>> actual = new TreeMap<>();
    for (CountWindow window : windows) {
      List<Long> other =
          actual.put(
              window.getWindowStart().toEpochMilli() + " " + window.getTenant(),
              List.of(
                  window.getTexts(),
                  window.getUtf8Bytes(),
                  window.getCounts().get(0).getTokens(),
                  window.getCounts().get(1).getTokens()));
      assertThat(other).as("written twice").isNull();
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static List<Long> plus(List<Long> a, List<Long> b) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      sums.add(a.get(i) + b.get(i));
    }
    return sums;
  }

  private static long texts(List<CountWindow> windows) {
    return windows.stream().mapToLong(CountWindow::getTexts).sum();
  }

  /** Logs and checkpoints in which a text occurs, and topics other than the one it came by. */
  private static List<Path> filesWithCanary() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/" + Topics.TEXT_EVENTS.name() + "-"))
          .filter(JobRecoveryTest::holdsCanary)
          .toList();
    }
  }

  private static boolean holdsCanary(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(TextStream.CANARY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <V> void await(Callable<V> value, Predicate<V> condition) {
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(value, condition);
  }
}
