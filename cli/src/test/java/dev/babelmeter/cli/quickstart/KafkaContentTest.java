// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.broker.BrokerConfig;
import dev.babelmeter.broker.EmbeddedKafka;
import dev.babelmeter.cli.feed.EventSender;
import dev.babelmeter.cli.feed.FeedRun;
import dev.babelmeter.cli.io.Line;
import dev.babelmeter.cli.live.LiveSnapshot;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KafkaContentTest {
  @TempDir Path folder;

  @Test
  void tellsWhenAllThatWasEverFedIsSettled() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder))) {
      KafkaContent content = new KafkaContent(kafka.bootstrapServers());
      content.createTopics();
      content.createTopics();
      assertThat(content.events()).isZero();
      assertThat(content.feederDeadLetters()).isZero();
      try (EventSender earlier = new EventSender(kafka.bootstrapServers())) {
        earlier.send("a".getBytes(UTF_8));
        earlier.refuse("some/file", new Line.TooLong(3, 99, "00"));
        earlier.flush();
      }
      addDeadLetterOfTheJob(kafka.bootstrapServers());
      assertThat(content.events()).isEqualTo(1);
      assertThat(content.feederDeadLetters()).isEqualTo(1);

      Completion completion = new Completion(content);
      try (FeedRun feed =
          FeedRun.start(
              sender -> {
                sender.send("b".getBytes(UTF_8));
                sender.send("c".getBytes(UTF_8));
                sender.refuse("file", new Line.TooLong(1, 99, "00"));
                sender.flush();
              },
              kafka.bootstrapServers())) {
        feed.done().join();
        // Three events and two refused lines; one event is a dead letter of the job.
        assertThat(completion.isReached(feed, snapshot(2, 2))).isFalse();
        assertThat(completion.isReached(feed, snapshot(2, 3))).isTrue();
      }
    }
  }

  private static void addDeadLetterOfTheJob(String bootstrapServers) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("dead-letters", "text-events/2/0", "letter")).get();
    }
  }

  private static LiveSnapshot snapshot(long texts, long deadLetters) {
    return new LiveSnapshot(texts, deadLetters, Map.of(), Map.of());
  }
}
