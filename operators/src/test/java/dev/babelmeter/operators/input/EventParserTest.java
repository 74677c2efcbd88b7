// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
  private static final long RECORD_TIME = 1_793_527_200_000L; // 2026-11-01T10:00:00Z
  private static final RecordPlace PLACE = new RecordPlace("text-events", 3, 42, RECORD_TIME);

  private final EventParser parser =
      new EventParser(new InputLimits(100, Duration.ofMinutes(5), false));

  private TextEvent event(String json) {
    InputRecord record = parser.parse(PLACE, json.getBytes(UTF_8));
    assertThat(record.deadLetter()).isNull();
    assertThat(record.event()).isNotNull();
    return record.event();
  }

  private DeadLetter refused(byte[] value) {
    InputRecord record = parser.parse(PLACE, value);
    assertThat(record.event()).isNull();
    assertThat(record.deadLetter()).isNotNull();
    return record.deadLetter();
  }

  private DeadLetter refused(String json) {
    return refused(json.getBytes(UTF_8));
  }

  @Test
  void onlyTheTextIsRequired() {
    TextEvent event = event("{\"text\":\"¿Qué?\"}");

    assertThat(event)
        .isEqualTo(
            TextEvent.newBuilder()
                .setEventId("text-events/3/42")
                .setEventTime(Instant.parse("2026-11-01T10:00:00Z"))
                .setText("¿Qué?")
                .build());
  }

  @Test
  void readsEveryField() {
    TextEvent event =
        event(
            """
            {"event_id": "e1", "event_time": "2026-11-01T10:59:00.25+01:00", "text": "Grüezi",
             "tenant": "acme", "source": "bot", "model": "gpt-5", "direction": "output",
             "language": "gsw", "translation_group": "g7", "billed_tokens": 12,
             "attributes": {"team": "billing"}, "unknown": {"field": [1, 2]}}
            """);

    assertThat(event)
        .isEqualTo(
            new TextEvent(
                "e1",
                Instant.parse("2026-11-01T09:59:00.250Z"),
                "Grüezi",
                "acme",
                "bot",
                "gpt-5",
                Direction.OUTPUT,
                "gsw",
                "g7",
                12L,
                Map.of("team", "billing")));
  }

  @Test
  void nullIsAsGoodAsAbsent() {
    TextEvent event =
        event(
            "{\"text\":\"a\",\"event_id\":null,\"event_time\":null,\"tenant\":null,\"model\":null,"
                + "\"direction\":null,\"language\":null,\"billed_tokens\":null,\"attributes\":null}");

    assertThat(event).isEqualTo(event("{\"text\":\"a\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "1793527200000,2026-11-01T10:00:00Z",
    "0,1970-01-01T00:00:00Z",
    "\"2026-11-01T10:00:00Z\",2026-11-01T10:00:00Z",
    "\"2026-11-01T10:00Z\",2026-11-01T10:00:00Z",
    "\"2026-11-01t10:00:00z\",2026-11-01T10:00:00Z",
    "\"2026-11-01T12:00:00+02:00\",2026-11-01T10:00:00Z",
    "\"2026-11-01T12:00:00+0200\",2026-11-01T10:00:00Z",
    "\"2026-11-01T12:00:00+02\",2026-11-01T10:00:00Z",
    "\"2026-11-01T09:59:59.123456789Z\",2026-11-01T09:59:59.123Z",
  })
  void readsTimes(String json, Instant expected) {
    assertThat(event("{\"text\":\"a\",\"event_time\":" + json + "}").getEventTime())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "\"2026-11-01\"",
        "\"2026-11-01T10:00:00\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "1793527200000.5",
        "99999999999999999999",
        "-1",
        "\"1969-12-31T23:59:59Z\"",
        "true",
        "{}",
      })
  void refusesTimesThatAreNone(String json) {
    DeadLetter letter = refused("{\"text\":\"a\",\"event_time\":" + json + "}");

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_FIELD);
    assertThat(letter.getExplanation()).contains("event_time");
  }

  @Test
  void theFutureIsMeasuredFromTheRecordsTimestamp() {
    assertThat(event("{\"text\":\"a\",\"event_time\":" + (RECORD_TIME + 300_000) + "}"))
        .isNotNull();
    DeadLetter letter = refused("{\"text\":\"a\",\"event_time\":" + (RECORD_TIME + 300_001) + "}");
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.EVENT_TIME_IN_FUTURE);
    assertThat(letter.getExplanation()).contains("300001 ms").contains("input.max-future");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json|NOT_JSON",
        "''|NOT_JSON",
        "' '|NOT_JSON",
        "[]|NOT_JSON",
        "\"text\"|NOT_JSON",
        "{\"text\":\"a\"|NOT_JSON",
        "{\"text\":\"a\"} {\"text\":\"b\"}|NOT_JSON",
        "{\"text\":\"a\",\"text\":\"b\"}|NOT_JSON",
        "{}|MISSING_TEXT",
        "{\"text\":null}|MISSING_TEXT",
        "{\"text\":\"\"}|EMPTY_TEXT",
        "{\"text\":1}|INVALID_FIELD",
        "{\"text\":[\"a\"]}|INVALID_FIELD",
        "{\"text\":\"a\",\"tenant\":1}|INVALID_FIELD",
        "{\"text\":\"a\",\"event_id\":7}|INVALID_FIELD",
        "{\"text\":\"a\",\"direction\":\"sideways\"}|INVALID_FIELD",
        "{\"text\":\"a\",\"billed_tokens\":-1}|INVALID_FIELD",
        "{\"text\":\"a\",\"billed_tokens\":1.5}|INVALID_FIELD",
        "{\"text\":\"a\",\"attributes\":[]}|INVALID_FIELD",
        "{\"text\":\"a\",\"attributes\":{\"k\":1}}|INVALID_FIELD",
        "{\"text\":\"a\\ud800\"}|INVALID_TEXT",
        "{\"text\":\"\\udc00a\"}|INVALID_TEXT",
        "{\"text\":\"\\ud800\\ud800\\udc00\"}|INVALID_TEXT",
        "{\"text\":\"a\",\"tenant\":\"\\ud800\"}|INVALID_FIELD",
      })
  void refusesWithTheReason(String json, DeadLetterReason reason) {
    assertThat(refused(json).getReason()).isEqualTo(reason);
  }

  @Test
  void aPairOfSurrogatesIsACharacter() {
    assertThat(event("{\"text\":\"\\ud83d\\ude00\"}").getText()).isEqualTo("😀");
  }

  @Test
  void theBoundOfATextIsInBytes() {
    assertThat(event("{\"text\":\"" + "é".repeat(50) + "\"}").getText()).hasSize(50);
    DeadLetter letter = refused("{\"text\":\"" + "é".repeat(50) + "a\"}");
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.TEXT_TOO_LARGE);
    assertThat(letter.getExplanation()).contains("101 bytes").contains("input.max-text-bytes");
    assertThat(refused("{\"text\":\"" + "😀".repeat(26) + "\"}").getExplanation())
        .contains("104 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "source", "model", "event_id", "language", "translation_group"})
  void theBoundOfAFieldIsInCharacters(String field) {
    assertThat(event("{\"text\":\"a\",\"" + field + "\":\"" + "😀".repeat(256) + "\"}"))
        .isNotNull();
    DeadLetter letter = refused("{\"text\":\"a\",\"" + field + "\":\"" + "x".repeat(257) + "\"}");
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_FIELD);
    assertThat(letter.getExplanation()).contains("field " + field).contains("256");
  }

  @Test
  void theNumberOfAttributesIsBounded() {
    StringBuilder attributes = new StringBuilder("\"a0\":\"\"");
    for (int i = 1; i <= 64; i++) {
      attributes.append(",\"a").append(i).append("\":\"\"");
    }
    assertThat(refused("{\"text\":\"a\",\"attributes\":{" + attributes + "}}").getExplanation())
        .contains("attributes")
        .contains("64");
  }

  @Test
  void invalidUtf8IsRefusedWithItsPlace() {
    byte[] value = "{\"text\":\"abc\"}".getBytes(UTF_8);
    value[10] = (byte) 0xFF;
    DeadLetter letter = refused(value);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_UTF8);
    assertThat(letter.getExplanation()).contains("byte 10");
  }

  @Test
  void surrogatesInUtf8AreInvalid() {
    byte[] value = "{\"text\":\"abc\"}".getBytes(UTF_8);
    value[9] = (byte) 0xED;
    value[10] = (byte) 0xA0;
    value[11] = (byte) 0x80;
    assertThat(refused(value).getReason()).isEqualTo(DeadLetterReason.INVALID_UTF8);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(event("\uFEFF{\"text\":\"a\"}").getText()).isEqualTo("a");
  }

  @Test
  void aTombstoneHasNoText() {
    InputRecord record = parser.parse(PLACE, (byte[]) null);
    assertThat(record.deadLetter().getReason()).isEqualTo(DeadLetterReason.MISSING_TEXT);
    assertThat(record.deadLetter().getPayloadBytes()).isZero();
  }

  @Test
  void aDeadLetterSaysWhereAndWhatButKeepsNothing() {
    DeadLetter letter = refused("abc");

    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                "text-events",
                3,
                42L,
                Instant.ofEpochMilli(RECORD_TIME),
                DeadLetterReason.NOT_JSON,
                letter.getExplanation(),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", // FIPS 180-2
                3L,
                null));
    assertThat(letter.getExplanation()).contains("line 1, column");
  }

  @Test
  void aDeadLetterKeepsThePayloadWhenTold() {
    EventParser keeping = new EventParser(new InputLimits(100, Duration.ofMinutes(5), true));
    assertThat(keeping.parse(PLACE, "abc".getBytes(UTF_8)).deadLetter().getPayload())
        .isEqualTo(ByteBuffer.wrap("abc".getBytes(UTF_8)));
    assertThat(keeping.parse(PLACE, (byte[]) null).deadLetter().getPayload()).isNull();
  }
}
