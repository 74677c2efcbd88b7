// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.broker.BrokerConfig;
import dev.babelmeter.broker.EmbeddedKafka;
import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.io.TextInput;
import dev.babelmeter.cli.stream.BundledStream;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.TopicCreation;
import dev.babelmeter.schemas.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FeedTest {
  private static final List<Topic> TOPICS = List.of(Topics.TEXT_EVENTS, Topics.DEAD_LETTERS);

  @TempDir static Path brokerFolder;
  private static EmbeddedKafka kafka;

  @TempDir Path folder;
  private EventSender sender;
  private Map<TopicPartition, Long> begins;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(brokerFolder));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      TopicCreation.createMissing(admin, TOPICS, (short) 1);
    }
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void takeStock() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = TOPICS.stream().flatMap(FeedTest::partitions).toList();
      consumer.assign(partitions);
      begins = consumer.endOffsets(partitions);
    }
    sender = new EventSender(kafka.bootstrapServers());
  }

  @AfterEach
  void closeSender() {
    sender.close();
  }

  @Test
  void everyLineOfAFileIsSentAsItStands() throws Exception {
    String content = "{\"text\":\"a\"}\r\n\nnot JSON\n\u00ff\u00fe\nlast";
    Path file = Files.write(folder.resolve("in.jsonl"), content.getBytes(ISO_8859_1));
    new FileFeed(new TextInput(file.toString())).run(sender);
    assertThat(read(Topics.TEXT_EVENTS))
        .extracting(value -> new String(value, ISO_8859_1))
        .containsExactlyInAnyOrder("{\"text\":\"a\"}", "", "not JSON", "\u00ff\u00fe", "last");
    assertThat(sender.sent()).isEqualTo(5);
    assertThat(partitionsWithEvents()).isEqualTo(Topics.TEXT_EVENTS.partitions());
    assertThat(sender.refused()).isZero();
  }

  @Test
  void everyLineOfACompressedFileIsSentOnce() throws Exception {
    Path file = folder.resolve("in.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 20_000; i++) {
        out.write((i + "\n").getBytes(UTF_8));
      }
    }
    new FileFeed(new TextInput(file.toString())).run(sender);
    assertThat(read(Topics.TEXT_EVENTS))
        .extracting(value -> Integer.valueOf(new String(value, UTF_8)))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20_000).boxed().toList());
  }

  @Test
  void aLineThatTheTopicDoesNotTakeBecomesADeadLetterAndTheLargestOneIsSent() throws Exception {
    byte[] largest = new byte[EventSender.MAX_EVENT_BYTES];
    Arrays.fill(largest, (byte) 'x');
    Path file = folder.resolve("in.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(largest);
      out.write("\nsecret".getBytes(UTF_8));
      out.write(largest);
      out.write("\r\nlast\n".getBytes(UTF_8));
    }
    new FileFeed(new TextInput(file.toString())).run(sender);
    assertThat(read(Topics.TEXT_EVENTS))
        .extracting(value -> value.length)
        .containsExactlyInAnyOrder(EventSender.MAX_EVENT_BYTES, 4);
    List<byte[]> letters = read(Topics.DEAD_LETTERS);
    assertThat(letters).hasSize(1);
    DeadLetter letter = RecordCodec.of(DeadLetter.class).decode(letters.get(0));
    assertThat(letter.getTopic()).isEqualTo(file.toString());
    assertThat(letter.getPartition()).isEqualTo(-1);
    assertThat(letter.getOffset()).isEqualTo(2);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.TEXT_TOO_LARGE);
    assertThat(letter.getPayloadBytes()).isEqualTo(EventSender.MAX_EVENT_BYTES + 6L);
    assertThat(letter.getPayload()).isNull();
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update("secret".getBytes(UTF_8));
    assertThat(letter.getPayloadSha256())
        .isEqualTo(HexFormat.of().formatHex(sha256.digest(largest)));
    assertThat(letter.toString()).doesNotContain("secret");
    assertThat(sender.refused()).isEqualTo(1);
  }

  @Test
  void linesBeforeAReadErrorAreSentAndTheErrorIsSaid() throws IOException {
    Path file = folder.resolve("cut.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\nb\n".getBytes(UTF_8));
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 8));
    assertThatThrownBy(() -> new FileFeed(new TextInput(file.toString())).run(sender))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cut.gz cannot be read to its end");
    assertThat(read(Topics.TEXT_EVENTS)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void theBundledStreamIsSentAsEventsThatAreDueUntilItIsInterrupted() throws Exception {
    Instant begin = Instant.now();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                new StreamFeed(new BundledStream("test", 1)).run(sender);
              } catch (InterruptedException e) {
                interrupted.complete(true);
              }
            });
    thread.start();
    await().until(() -> sender.sent() >= 40);
    thread.interrupt();
    assertThat(interrupted.join()).isTrue();
    sender.flush();
    ObjectMapper mapper = new ObjectMapper();
    for (byte[] value : read(Topics.TEXT_EVENTS)) {
      JsonNode event = mapper.readTree(value);
      assertThat(event.get("event_id").textValue()).startsWith("test-");
      assertThat(event.get("text").textValue()).isNotBlank();
      assertThat(event.get("direction").textValue()).isIn("input", "output");
      assertThat(event.get("source").textValue()).isEqualTo("bundled-stream");
      assertThat(event.hasNonNull("tenant") && event.hasNonNull("model")).isTrue();
      assertThat(Instant.parse(event.get("event_time").textValue()))
          .isBetween(begin.minusMillis(1), Instant.now());
    }
  }

  /** Returns what was added to {@code topic} since the test began. */
  private List<byte[]> read(Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(topic).toList();
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, begins.get(partition)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long added = partitions.stream().mapToLong(p -> ends.get(p) - begins.get(p)).sum();
      List<byte[]> values = new ArrayList<>();
      while (values.size() < added) {
        consumer.poll(Duration.ofSeconds(10)).forEach(message -> values.add(message.value()));
      }
      return values;
    }
  }

  private long partitionsWithEvents() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(Topics.TEXT_EVENTS).toList();
      consumer.assign(partitions);
      return consumer.endOffsets(partitions).entrySet().stream()
          .filter(end -> end.getValue() > begins.get(end.getKey()))
          .count();
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Stream<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }
}
