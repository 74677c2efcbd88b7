// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends texts of now to a topic, unevenly over its first three partitions and none to the fourth,
 * and now and then a record that cannot be counted. Every record holds the canary.
 */
final class TextStream implements AutoCloseable {
  static final String CANARY = "Zq7canary";

  private static final int TEXTS_A_TICK = 20;
  private static final long TICK_MILLIS = 50;
  private static final int BAD_EVERY = 97;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, String> texts = new TreeMap<>();
  private int sent;
  private int bad;

  TextStream(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void start() {
    Future<?> unused = ticks.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Stops sending; from then on the maps hold everything that was sent. */
  void stop() throws InterruptedException {
    ticks.shutdown();
    if (!ticks.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the stream did not stop");
    }
    producer.flush();
  }

  /** The texts that can be counted, by event identifier. */
  Map<String, String> texts() {
    return texts;
  }

  int bad() {
    return bad;
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    producer.close();
  }

  private void tick() {
    for (int i = 0; i < TEXTS_A_TICK; i++) {
      send();
    }
  }

  private void send() {
    long now = System.currentTimeMillis();
    int partition = sent % 10 < 7 ? 0 : sent % 10 < 9 ? 1 : 2;
    String id = "e" + sent;
    String text = CANARY + " за́мок 城堡 castle " + sent;
    String json =
        "{\"event_id\":\"%s\",\"event_time\":%d,\"tenant\":\"t%d\",\"language\":\"ru\",\"text\":\"%s\"}"
            .formatted(id, now, sent % 3, text);
    if (sent % BAD_EVERY == 0) {
      json = json.substring(0, json.length() - 2);
      bad++;
    } else {
      texts.put(id, text);
    }
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(
                topic, partition, now, null, json.getBytes(StandardCharsets.UTF_8)));
    sent++;
  }
}
