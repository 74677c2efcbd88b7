// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

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

  static {
    TrustedRecords.trust();
  }

  private final Schema schema;
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  private RecordCodec(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    this.schema = model.getSchema(type);
    this.encoder = new BinaryMessageEncoder<>(model, schema);
    this.decoder = new BinaryMessageDecoder<>(model, schema);
    List<Schema> released = ReleasedSchemas.of(schema.getFullName());
    released.forEach(decoder::addSchema);
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
      ByteBuffer encoded = encoder.encode(value);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory buffer refused a " + schema.getFullName(), e);
    }
  }

  /**
   * Returns the record in {@code bytes}.
   *
   * @throws UnknownSchemaException when the writer's schema is not a released version of this
   *     record
   * @throws UnreadableRecordException when the bytes are not such a record
   */
  public T decode(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (MissingSchemaException e) {
      throw new UnknownSchemaException(schema.getFullName(), e);
    } catch (BadHeaderException e) {
      throw new UnreadableRecordException(
          "not a " + schema.getFullName() + ": the single-object marker C3 01 is missing", e);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new UnreadableRecordException(
          "not a " + schema.getFullName() + ": the body ends early or does not fit its schema", e);
    }
  }
}
