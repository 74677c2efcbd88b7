// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Reads an event's time. */
final class EventTimes {
  private static final String REMEDY =
      "give ISO 8601 with an offset, such as 2026-11-01T10:00:00Z, or whole milliseconds since 1970";

  /** ISO 8601 with every form of its offset: Z, +01:00, +0100, +01. */
  private static final DateTimeFormatter ISO_8601 =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .toFormatter();

  private EventTimes() {}

  /** Returns the time in {@code node}: text in ISO 8601 or a number of epoch milliseconds. */
  static Instant read(String field, JsonNode node) throws Refusal {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Instant.ofEpochMilli(node.longValue());
    }
    if (!node.isTextual()) {
      throw Refusal.invalidField(field, REMEDY);
    }
    try {
      Instant time = OffsetDateTime.parse(node.textValue(), ISO_8601).toInstant();
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw Refusal.invalidField(field, REMEDY);
    }
  }
}
