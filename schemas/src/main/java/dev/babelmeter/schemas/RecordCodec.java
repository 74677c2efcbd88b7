// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import dev.babelmeter.events.v1.TextCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes one record type in Avro's single-object encoding: the marker {@code C3 01},
 * the 8-byte CRC-64-AVRO fingerprint of the writer's schema, and the body (Avro specification,
 * "Single-object encoding"). It reads every released version of the record's schema.
 *
 * <p>Not safe for use by several threads; one instance a thread.
 *
 * @param <T> the record's generated class
 */
public final class RecordCodec<T extends SpecificRecord> {
  private static final byte MARKER_0 = (byte) 0xC3;
  private static final byte MARKER_1 = (byte) 0x01;
  private static final int MARKER_LENGTH = 2;
  private static final int HEADER_LENGTH = MARKER_LENGTH + Long.BYTES;

  static {
    TrustedRecords.trust();
  }

  private final Schema schema;
  private final Encoder<T> encoder;
  private final Map<Long, DatumReader<T>> readers = new HashMap<>();
  private @Nullable BinaryDecoder decoder;

  private RecordCodec(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    this.schema = model.getSchema(type);
    this.encoder = type == TextCounts.class ? textCounts(schema) : avro(schema, model);
    addReader(schema, model);
    ReleasedSchemas.of(schema.getFullName()).forEach(writer -> addReader(writer, model));
  }

  private void addReader(Schema writer, SpecificData model) {
    readers.put(
        SchemaNormalization.parsingFingerprint64(writer),
        new SpecificDatumReader<>(writer, schema, model));
  }

  /** Returns a codec for {@code type}. */
  public static <T extends SpecificRecord> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type);
  }

  /** The schema that this codec writes with. */
  public Schema schema() {
    return schema;
  }

  /** Whether {@code bytes} begin with the marker of the single-object encoding. */
  public static boolean isSingleObject(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == MARKER_0 && bytes[1] == MARKER_1;
  }

  /** Returns {@code value} in the single-object encoding. */
  public byte[] encode(T value) {
    try {
      return encoder.encode(value);
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory buffer refused a " + schema.getFullName(), e);
    }
  }

  private static <T extends SpecificRecord> Encoder<T> avro(Schema schema, SpecificData model) {
    BinaryMessageEncoder<T> encoder = new BinaryMessageEncoder<>(model, schema);
    return value -> {
      ByteBuffer encoded = encoder.encode(value);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    };
  }

  private static <T extends SpecificRecord> Encoder<T> textCounts(Schema schema) {
    byte[] header =
        ByteBuffer.allocate(HEADER_LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MARKER_0)
            .put(MARKER_1)
            .putLong(SchemaNormalization.parsingFingerprint64(schema))
            .array();
    TextCountsFormat format = new TextCountsFormat();
    return value -> format.encode(header, (TextCounts) value).copy();
  }

  /**
   * Returns the record in {@code bytes}.
   *
   * @throws UnknownSchemaException when the writer's schema is not a released version of this
   *     record
   * @throws UnreadableRecordException when the bytes are not such a record
   */
  public T decode(byte[] bytes) {
    if (!isSingleObject(bytes)) {
      throw new UnreadableRecordException(
          "not a " + schema.getFullName() + ": the single-object marker C3 01 is missing", null);
    }
    if (bytes.length < HEADER_LENGTH) {
      throw unreadable(null);
    }
    long fingerprint =
        ByteBuffer.wrap(bytes, MARKER_LENGTH, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
    DatumReader<T> reader = readers.get(fingerprint);
    if (reader == null) {
      throw new UnknownSchemaException(schema.getFullName());
    }
    return read(reader, bytes);
  }

  /**
   * Reads the body from the array itself. Avro's own message decoder reads from a stream whose end
   * it cannot see, so that a few hostile bytes make it ask for gigabytes of memory.
   */
  private T read(DatumReader<T> reader, byte[] bytes) {
    decoder =
        DecoderFactory.get()
            .binaryDecoder(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH, decoder);
    T record;
    try {
      record = reader.read(null, decoder);
      if (decoder.isEnd()) {
        return record;
      }
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  private UnreadableRecordException unreadable(@Nullable Exception cause) {
    return new UnreadableRecordException(
        "not a " + schema.getFullName() + ": its bytes end early, go on, or do not fit its schema",
        cause);
  }

  @FunctionalInterface
  private interface Encoder<T> {
    byte[] encode(T value) throws IOException;
  }
}
