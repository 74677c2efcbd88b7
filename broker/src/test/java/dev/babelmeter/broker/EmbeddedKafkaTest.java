// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  private static final int SEVENTEEN_MEBIBYTES = 17 << 20;
  private static final TopicPartition PARTITION = new TopicPartition("large", 0);

  @TempDir Path folder;

  @Test
  void servesRecordsOfSeventeenMebibytesInTransactionsAndKeepsThemOverARestart() throws Exception {
    byte[] value = new byte[SEVENTEEN_MEBIBYTES - 1000];
    value[5] = 42;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder))) {
      createLargeTopic(kafka);
      sendInTransaction(kafka, value);
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder))) {
      assertThat(readOne(kafka)).isEqualTo(value);
    }
  }

  @Test
  void createsNoTopicOnFirstUse() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder));
        Admin admin = Admin.create(clientOf(kafka))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("missing")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void advertisesTheConfiguredHostAndPort() throws Exception {
    BrokerConfig config = new BrokerConfig(folder, "0.0.0.0", 0, "localhost", 0);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(config);
        Admin admin = Admin.create(clientOf(kafka))) {
      assertThat(kafka.bootstrapServers()).startsWith("localhost:");
      assertThat(admin.describeCluster().nodes().get())
          .singleElement()
          .satisfies(
              node ->
                  assertThat(node.host() + ":" + node.port()).isEqualTo(kafka.bootstrapServers()));
    }
  }

  @Test
  void refusesABusyPort() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = other.getLocalPort();
      BrokerConfig config = new BrokerConfig(folder, "127.0.0.1", port, "127.0.0.1", 0);
      assertThatThrownBy(() -> EmbeddedKafka.start(config))
          .isInstanceOf(RoleException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("busy");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFolderOfSomethingElse() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "");
    assertThatThrownBy(() -> EmbeddedKafka.start(BrokerConfig.onLoopback(folder)))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("something else");
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("thesis.txt"));
  }

  @Test
  void refusesAFileInPlaceOfAFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedKafka.start(BrokerConfig.onLoopback(file)))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining(file + " is a file");
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedKafka.start(BrokerConfig.onLoopback(file.resolve("below"))))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void refusesAFolderThatAnotherBrokerUses() {
    try (EmbeddedKafka first = EmbeddedKafka.start(BrokerConfig.onLoopback(folder))) {
      assertThat(first.bootstrapServers()).isNotEmpty();
      assertThatThrownBy(() -> EmbeddedKafka.start(BrokerConfig.onLoopback(folder)))
          .isInstanceOf(RoleException.class)
          .hasMessageContaining("in use by another broker");
    }
  }

  private static void createLargeTopic(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(clientOf(kafka))) {
      NewTopic topic =
          new NewTopic(PARTITION.topic(), 1, (short) 1)
              .configs(Map.of("max.message.bytes", Integer.toString(SEVENTEEN_MEBIBYTES)));
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static void sendInTransaction(EmbeddedKafka kafka, byte[] value) throws Exception {
    Map<String, Object> settings = clientOf(kafka);
    settings.put("transactional.id", "test");
    settings.put("transaction.timeout.ms", 15 * 60 * 1000);
    settings.put("max.request.size", SEVENTEEN_MEBIBYTES);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
      producer.commitTransaction();
    }
  }

  private static byte[] readOne(EmbeddedKafka kafka) {
    Map<String, Object> settings = clientOf(kafka);
    settings.put("isolation.level", "read_committed");
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
    }
  }

  private static Map<String, Object> clientOf(EmbeddedKafka kafka) {
    return new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
