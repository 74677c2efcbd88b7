// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's serializer and deserializer around {@link RecordCodec}. A null value (a tombstone) stays
 * null.
 *
 * @param <T> the record's generated class
 */
public final class RecordSerde<T extends SpecificRecord> implements Serde<T> {
  private final Serializer<T> serializer;
  private final Deserializer<T> deserializer;

  private RecordSerde(Class<T> type) {
    // Kafka Streams asks for them anew at every access to a state store, and uses one serde in all
    // its threads, while a codec is dear to make and belongs to one thread.
    ThreadLocal<RecordCodec<T>> codec = ThreadLocal.withInitial(() -> RecordCodec.of(type));
    this.serializer = (topic, value) -> encode(codec, value);
    this.deserializer = (topic, bytes) -> decode(codec, bytes);
  }

  /** Returns a serde for {@code type}. */
  public static <T extends SpecificRecord> RecordSerde<T> of(Class<T> type) {
    return new RecordSerde<>(type);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }

  private static <T extends SpecificRecord> byte @Nullable [] encode(
      ThreadLocal<RecordCodec<T>> codec, @Nullable T value) {
    return value == null ? null : codec.get().encode(value);
  }

  private static <T extends SpecificRecord> @Nullable T decode(
      ThreadLocal<RecordCodec<T>> codec, byte @Nullable [] bytes) {
    return bytes == null ? null : codec.get().decode(bytes);
  }
}
