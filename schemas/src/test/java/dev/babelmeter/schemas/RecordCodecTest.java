// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private static final String CANARY = "canary-7f3a";

  private final RecordCodec<TextEvent> codec = RecordCodec.of(TextEvent.class);

  @Property
  void decode_returnsWhatWasEncoded(
      @ForAll @CharRange(from = '\u0000', to = '\ud7ff') String id,
      @ForAll @CharRange(from = '\u0000', to = '\ud7ff') String text,
      @ForAll int millis) {
    TextEvent event = event(id, text, millis);
    assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
  }

  /** The layout that the Avro specification prescribes, taken apart without Avro's own decoder. */
  @Test
  void encode_writesMarkerFingerprintAndBody() throws Exception {
    TextEvent event = event("e-1", CANARY, 5);
    byte[] bytes = codec.encode(event);
    assertThat(bytes[0]).isEqualTo((byte) 0xC3);
    assertThat(bytes[1]).isEqualTo((byte) 0x01);
    long fingerprint = ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(fingerprint)
        .isEqualTo(SchemaNormalization.parsingFingerprint64(TextEvent.getClassSchema()));
    GenericRecord body =
        new GenericDatumReader<GenericRecord>(TextEvent.getClassSchema())
            .read(null, DecoderFactory.get().binaryDecoder(bytes, 10, bytes.length - 10, null));
    assertThat(body.get("text").toString()).isEqualTo(CANARY);
  }

  @Test
  void decode_unknownFingerprint_isToldApart() {
    byte[] bytes = codec.encode(event("e-1", CANARY, 5));
    bytes[4] ^= 1;
    assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void decode_withoutMarker_isUnreadable() {
    assertThatThrownBy(() -> codec.decode(new byte[] {'{', '}'}))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("C3 01");
  }

  @Test
  void decode_aStringOfTwoGigabytes_isRefusedWithoutItsMemory() {
    byte[] bytes = Arrays.copyOf(codec.encode(event("e-1", CANARY, 5)), 15);
    // The length of event_id, 2^31 - 9, as a zigzag varint.
    byte[] length = {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    System.arraycopy(length, 0, bytes, 10, length.length);
    assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void decode_bytesAfterTheRecord_areRefused() {
    byte[] whole = codec.encode(event("e-1", CANARY, 5));
    assertThatThrownBy(() -> codec.decode(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(UnreadableRecordException.class);
  }

  /** Cut anywhere, or with a byte changed in the body, it fails in our words or still decodes. */
  @Property
  void decode_damagedBytes_neverQuotesThem(@ForAll int cut, @ForAll byte damage) {
    byte[] whole = codec.encode(event("e-1", CANARY, 5));
    byte[] bytes = Arrays.copyOf(whole, Math.floorMod(cut, whole.length));
    if (bytes.length > 10) {
      bytes[10 + Math.floorMod(cut, bytes.length - 10)] = damage;
    }
    try {
      codec.decode(bytes);
    } catch (UnreadableRecordException e) {
      assertThat(e.getMessage()).doesNotContain(CANARY);
    }
  }

  @Test
  void serde_keepsTombstones() {
    RecordSerde<TextEvent> serde = RecordSerde.of(TextEvent.class);
    assertThat(serde.serializer().serialize("topic", null)).isNull();
    assertThat(serde.deserializer().deserialize("topic", null)).isNull();
  }

  private static TextEvent event(String id, String text, int millis) {
    return TextEvent.newBuilder()
        .setEventId(id)
        .setEventTime(Instant.ofEpochMilli(millis))
        .setText(text)
        .setDirection(Direction.INPUT)
        .setAttributes(Map.of("team", "a"))
        .build();
  }
}
