// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.UnknownSchemaException;
import dev.babelmeter.schemas.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads {@link TextEvent} in Avro's single-object encoding. Not safe for use by several threads.
 */
final class AvroEvents {
  private static final char REPLACEMENT = '\uFFFD';

  private final RecordCodec<TextEvent> codec = RecordCodec.of(TextEvent.class);

  /** Returns the event in {@code bytes}; where it leaves a field empty, the envelope fills it. */
  TextEvent read(byte[] bytes, Envelope envelope) throws Refusal {
    TextEvent event = decode(bytes);
    requireValidUtf8(event.getText(), bytes);
    if (event.getEventId().isEmpty()) {
      event.setEventId(envelope.id());
    }
    if (event.getSource().isEmpty()) {
      event.setSource(envelope.source());
    }
    if (event.getTenant().isEmpty()) {
      event.setTenant(envelope.tenant());
    }
    if (event.getModel().isEmpty()) {
      event.setModel(envelope.model());
    }
    if (event.getDirection() == Direction.UNKNOWN) {
      event.setDirection(EventFields.directionOf(envelope));
    }
    if (event.getLanguage() == null) {
      event.setLanguage(envelope.language());
    }
    return event;
  }

  private TextEvent decode(byte[] bytes) throws Refusal {
    try {
      return codec.decode(bytes);
    } catch (UnknownSchemaException e) {
      throw new Refusal(
          DeadLetterReason.UNKNOWN_SCHEMA,
          "the schema fingerprint in bytes 2 to 9 belongs to no released TextEvent: write with a"
              + " released schema, or update this job");
    } catch (UnreadableRecordException e) {
      throw new Refusal(
          DeadLetterReason.NOT_AVRO,
          "the record is not a TextEvent in Avro's single-object encoding: its body ends early or"
              + " does not fit its schema");
    }
  }

  /**
   * Avro decodes strings leniently and puts U+FFFD in the place of what is not UTF-8. A text that
   * truly holds U+FFFD occurs in the record byte for byte; one that was repaired does not.
   */
  private static void requireValidUtf8(String text, byte[] bytes) throws Refusal {
    if (text.indexOf(REPLACEMENT) >= 0 && !contains(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      throw Utf8Text.invalidAt("in its field text");
    }
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
