// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.UnknownSchemaException;
import dev.babelmeter.schemas.UnreadableRecordException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the values of a topic. One that cannot be used becomes a {@link DeadLetter} with its
 * place and reason and without its payload, written in the transaction that moves past it: so it
 * stops nothing, and is counted exactly once with all other dead letters. Kafka Streams' own
 * dead-letter topic would copy the bytes and the stack trace instead, and what lies on a wrong
 * topic may be a text.
 *
 * <p>The key that it forwards is the record's place, {@code TOPIC/PARTITION/OFFSET}.
 */
final class RecordReader<T extends SpecificRecord>
    extends ContextualProcessor<byte[], byte[], String, Reading<T>> {
  private static final Logger logger = LoggerFactory.getLogger(RecordReader.class);

  private final RecordCodec<T> codec;
  private final Function<T, Optional<String>> check;

  /**
   * Makes a reader of {@code type}.
   *
   * @param check returns what makes a decoded record unusable, as a sentence that quotes nothing
   */
  RecordReader(Class<T> type, Function<T, Optional<String>> check) {
    this.codec = RecordCodec.of(type);
    this.check = check;
  }

  @Override
  public void process(Record<byte[], byte @Nullable []> message) {
    RecordMetadata place =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a source record has no place"));
    String key = place.topic() + "/" + place.partition() + "/" + place.offset();
    Reading<T> reading = read(message, place);
    reading
        .refused()
        .forEach(refusal -> logger.warn("refused {}: {}", key, refusal.getExplanation()));
    context().forward(new Record<>(key, reading, message.timestamp()));
  }

  private Reading<T> read(Record<byte[], byte @Nullable []> message, RecordMetadata place) {
    byte[] value = message.value();
    if (value == null) {
      return refuse(
          DeadLetterReason.NOT_AVRO,
          "the record has no value: write one that its topic takes",
          new byte[0],
          message.timestamp(),
          place);
    }
    T decoded;
    try {
      decoded = codec.decode(value);
    } catch (UnknownSchemaException e) {
      return refuse(
          DeadLetterReason.UNKNOWN_SCHEMA,
          e.getMessage() + ": run views as new as what wrote it",
          value,
          message.timestamp(),
          place);
    } catch (UnreadableRecordException e) {
      return refuse(
          DeadLetterReason.NOT_AVRO,
          e.getMessage() + ": write only such records to this topic",
          value,
          message.timestamp(),
          place);
    }
    return check
        .apply(decoded)
        .map(
            problem ->
                this.refuse(
                    DeadLetterReason.INVALID_FIELD, problem, value, message.timestamp(), place))
        .orElseGet(() -> Reading.accept(decoded));
  }

  private Reading<T> refuse(
      DeadLetterReason reason,
      String explanation,
      byte[] value,
      long timestamp,
      RecordMetadata place) {
    return Reading.refuse(
        new DeadLetter(
            place.topic(),
            place.partition(),
            place.offset(),
            Instant.ofEpochMilli(timestamp),
            reason,
            explanation,
            sha256(value),
            (long) value.length,
            null));
  }

  private static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
