// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.schemas.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link TextEvent} in the single-object encoding. */
class AvroEventsTest {
  private static final RecordPlace PLACE = new RecordPlace("t", 0, 9, 1_000_000);

  private final EventParser parser =
      new EventParser(new InputLimits(1000, Duration.ofMinutes(5), false));
  private final RecordCodec<TextEvent> codec = RecordCodec.of(TextEvent.class);

  private static TextEvent event(String id, String text) {
    return new TextEvent(
        id,
        Instant.ofEpochMilli(999_000),
        text,
        "acme",
        "bot",
        "gpt",
        Direction.INPUT,
        "de",
        "g",
        5L,
        Map.of("k", "v"));
  }

  private DeadLetterReason reason(byte[] value) {
    return parser.parse(PLACE, value).deadLetter().getReason();
  }

  @Test
  void readsEvents() {
    TextEvent event = event("e", "Grüße");
    assertThat(parser.parse(PLACE, codec.encode(event)).event()).isEqualTo(event);
  }

  @Test
  void anEmptyIdentifierIsThePlace() {
    assertThat(parser.parse(PLACE, codec.encode(event("", "a"))).event().getEventId())
        .isEqualTo("t/0/9");
  }

  @Test
  void anUnknownFingerprintIsNamed() {
    byte[] value = codec.encode(event("e", "a"));
    value[5] ^= 1;
    assertThat(reason(value)).isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
  }

  @Test
  void aShortOrForeignBodyIsNotAvro() {
    byte[] value = codec.encode(event("e", "a text"));
    for (int length = 2; length < value.length; length++) {
      byte[] part = Arrays.copyOf(value, length);
      assertThat(reason(part))
          .isIn(
              DeadLetterReason.NOT_AVRO,
              DeadLetterReason.UNKNOWN_SCHEMA,
              // A body may end where the encoding of an empty map would.
              DeadLetterReason.INVALID_FIELD);
    }
  }

  @Test
  void aLengthOfTwoGigabytesIsRefusedWithoutMemory() {
    byte[] header = Arrays.copyOf(codec.encode(event("e", "a")), 10);
    byte[] value = Arrays.copyOf(header, 15);
    // 2^31 - 9 as a zigzag varint: the length of event_id.
    byte[] length = {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    System.arraycopy(length, 0, value, 10, length.length);
    assertThat(reason(value)).isEqualTo(DeadLetterReason.NOT_AVRO);
  }

  @Test
  void invalidUtf8IsRefusedAndAReplacementCharacterIsNot() {
    byte[] valid = codec.encode(event("e", "canary"));
    int place = new String(valid, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("canary");
    byte[] invalid = valid.clone();
    invalid[place] = (byte) 0xFF;
    assertThat(reason(invalid)).isEqualTo(DeadLetterReason.INVALID_UTF8);
    assertThat(parser.parse(PLACE, codec.encode(event("e", "a\uFFFDb"))).event().getText())
        .isEqualTo("a\uFFFDb");
  }

  @Test
  void eventsAreHeldToTheSameLimits() {
    assertThat(reason(codec.encode(event("e", "")))).isEqualTo(DeadLetterReason.EMPTY_TEXT);
    assertThat(reason(codec.encode(event("e", "x".repeat(1001)))))
        .isEqualTo(DeadLetterReason.TEXT_TOO_LARGE);
    assertThat(reason(codec.encode(event("e".repeat(257), "x"))))
        .isEqualTo(DeadLetterReason.INVALID_FIELD);
    TextEvent late = event("e", "x");
    late.setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE));
    assertThat(reason(codec.encode(late))).isEqualTo(DeadLetterReason.EVENT_TIME_IN_FUTURE);
    late.setEventTime(Instant.ofEpochMilli(Long.MIN_VALUE));
    assertThat(reason(codec.encode(late))).isEqualTo(DeadLetterReason.INVALID_FIELD);
  }

  @Test
  void theMarkerIsNeverValidUtf8() {
    assertThat(new String(new byte[] {(byte) 0xC3, 0x01}, UTF_8)).contains("\uFFFD");
  }
}
