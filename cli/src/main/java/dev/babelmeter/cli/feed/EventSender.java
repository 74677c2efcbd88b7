// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.feed;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.io.Line;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.schemas.RecordSerde;
import dev.babelmeter.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to {@code text-events} as they are, and dead letters for what is too large for that
 * topic. The producer is idempotent: a retry neither loses nor doubles an event. One thread sends.
 */
public final class EventSender implements AutoCloseable {
  /** Room for Kafka's headers of a batch and of a record, which are below 200 bytes together. */
  private static final int RECORD_OVERHEAD = 1024;

  /** The longest event that the topic takes. */
  public static final int MAX_EVENT_BYTES = Topics.MAX_EVENT_BYTES - RECORD_OVERHEAD;

  /** Long enough for a broker that was killed to be started again. */
  private static final int DELIVERY_TIMEOUT_MS = 10 * 60 * 1000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private static final int NO_PARTITION = -1;

  private final KafkaProducer<String, byte[]> producer;
  private final Serializer<DeadLetter> deadLetters = RecordSerde.of(DeadLetter.class).serializer();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private int partitions;
  private volatile long sent;
  private volatile long refused;

  /** Connects to the Kafka at {@code bootstrapServers}. */
  public EventSender(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "babelmeter-feeder");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 16);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_EVENT_BYTES);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Sends an event of at most {@link #MAX_EVENT_BYTES}.
   *
   * @throws CommandFailure when an earlier one could not be delivered
   */
  public void send(byte[] event) {
    deliver(new ProducerRecord<>(Topics.TEXT_EVENTS.name(), nextPartition(), null, event));
    sent++;
  }

  /** Sends the dead letter of a line that the topic does not take. */
  public void refuse(String file, Line.TooLong line) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(file)
            .setPartition(NO_PARTITION)
            .setOffset(line.number())
            .setRecordTime(Instant.now())
            .setReason(DeadLetterReason.TEXT_TOO_LARGE)
            .setExplanation(
                "line %d of %s is %d bytes long, above the %d that the topic takes: shorten it"
                    .formatted(line.number(), file, line.length(), MAX_EVENT_BYTES))
            .setPayloadSha256(line.sha256())
            .setPayloadBytes(line.length())
            .build();
    String topic = Topics.DEAD_LETTERS.name();
    deliver(
        new ProducerRecord<>(
            topic,
            file + "/" + NO_PARTITION + "/" + line.number(),
            deadLetters.serialize(topic, letter)));
    refused++;
  }

  /**
   * Waits until everything is delivered.
   *
   * @throws CommandFailure when something could not be
   */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  /** Events sent so far. */
  public long sent() {
    return sent;
  }

  /** Dead letters sent so far. */
  public long refused() {
    return refused;
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  /**
   * Kafka's own partitioner stays with a partition until a batch is full: at a calm rate that is
   * seconds, in which the job waits for the other partitions' event time.
   */
  private int nextPartition() {
    if (partitions == 0) {
      partitions = producer.partitionsFor(Topics.TEXT_EVENTS.name()).size();
    }
    return (int) (sent % partitions);
  }

  private void deliver(ProducerRecord<String, byte[]> message) {
    throwFailure();
    producer.send(
        message,
        (metadata, error) -> {
          if (error != null) {
            failure.compareAndSet(null, error);
          }
        });
  }

  private void throwFailure() {
    Exception error = failure.get();
    if (error != null) {
      throw new CommandFailure(
          "an event could not be delivered to Kafka ("
              + error.getClass().getSimpleName()
              + "): look at the broker's log",
          error);
    }
  }
}
