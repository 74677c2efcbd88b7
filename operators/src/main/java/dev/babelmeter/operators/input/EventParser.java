// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.schemas.RecordCodec;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record's bytes as an event, or says why it cannot be counted. It never throws on any
 * bytes or headers, and the same record always gets the same answer.
 *
 * <p>A record is a JSON object, a {@link TextEvent} in Avro's single-object encoding (whose marker
 * {@code C3 01} is never valid UTF-8), or a CloudEvent in binary or structured mode. Not safe for
 * use by several threads.
 */
public final class EventParser {
  private final Utf8Text utf8 = new Utf8Text();
  private final AvroEvents avroEvents = new AvroEvents();
  private final CloudEvents cloudEvents = new CloudEvents(avroEvents, utf8);
  private final EventChecks checks;
  private final DeadLetters deadLetters;

  /** Makes a parser that holds events to {@code limits}. */
  public EventParser(InputLimits limits) {
    this.checks = new EventChecks(limits);
    this.deadLetters = new DeadLetters(limits.keepPayloads());
  }

  /** Reads a record without headers. */
  public InputRecord parse(RecordPlace place, byte @Nullable [] value) {
    return parse(place, new RecordHeaders(), value);
  }

  /** Reads a record; {@code value} is null for a tombstone. */
  public InputRecord parse(RecordPlace place, Headers headers, byte @Nullable [] value) {
    try {
      TextEvent event = read(place, headers, value);
      checks.check(event, place);
      return InputRecord.of(place, event);
    } catch (Refusal refusal) {
      DeadLetter deadLetter = deadLetters.of(place, value, refusal);
      return InputRecord.refused(place, deadLetter);
    }
  }

  /**
   * Refuses a record that is too long to be held in memory.
   *
   * @param bytes its length
   * @param sha256 its SHA-256 in lower-case hexadecimal
   * @param allowed the greatest length
   */
  public InputRecord refuseTooLong(RecordPlace place, long bytes, String sha256, int allowed) {
    Refusal refusal =
        new Refusal(
            DeadLetterReason.TEXT_TOO_LARGE,
            "the record has "
                + bytes
                + " bytes, more than the "
                + allowed
                + " allowed: split its text");
    return InputRecord.refused(place, DeadLetters.of(place, bytes, sha256, null, refusal));
  }

  private TextEvent read(RecordPlace place, Headers headers, byte @Nullable [] value)
      throws Refusal {
    if (value == null) {
      throw new Refusal(
          DeadLetterReason.MISSING_TEXT,
          "the record has no value (a tombstone): send the event as the value");
    }
    if (CloudEvents.isCloudEvent(headers)) {
      return cloudEvents.read(headers, value, place);
    }
    if (RecordCodec.isSingleObject(value)) {
      return avroEvents.read(value, Envelope.of(place));
    }
    ObjectNode object = JsonObjects.read(utf8.decodeDocument(value));
    return CloudEvents.isCloudEvent(object)
        ? cloudEvents.readStructured(object, value, place)
        : EventFields.read(object, Envelope.of(place));
  }
}
