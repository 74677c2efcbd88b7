// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.TextEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every event must hold, whatever form it came in. */
final class EventChecks {
  /**
   * Longest identifier or label in characters; with the next bound it keeps count records small.
   */
  static final int MAX_FIELD_CHARACTERS = 256;

  static final int MAX_ATTRIBUTES = 64;

  /** A char takes at most this many bytes of UTF-8. */
  private static final int MAX_BYTES_PER_CHAR = 3;

  private final InputLimits limits;

  EventChecks(InputLimits limits) {
    this.limits = limits;
  }

  /** Refuses {@code event} unless it can be counted. */
  void check(TextEvent event, RecordPlace place) throws Refusal {
    checkText(event.getText());
    checkTime(event.getEventTime().toEpochMilli(), place.recordTime());
    checkField("event_id", event.getEventId());
    checkField("tenant", event.getTenant());
    checkField("source", event.getSource());
    checkField("model", event.getModel());
    checkField("language", event.getLanguage());
    checkField("translation_group", event.getTranslationGroup());
    checkAttributes(event.getAttributes());
    Long billed = event.getBilledTokens();
    if (billed != null && billed < 0) {
      throw Refusal.invalidField("billed_tokens", "give a number that is not negative");
    }
  }

  private void checkText(String text) throws Refusal {
    if (text.isEmpty()) {
      throw new Refusal(
          DeadLetterReason.EMPTY_TEXT, "the text is empty: leave such events out or fill the text");
    }
    int lone = loneSurrogate(text);
    if (lone >= 0) {
      throw new Refusal(
          DeadLetterReason.INVALID_TEXT,
          "the text holds a lone surrogate at UTF-16 position "
              + lone
              + ", which UTF-8 cannot express: remove or replace it");
    }
    if ((long) text.length() * MAX_BYTES_PER_CHAR > limits.maxTextBytes()
        && utf8Bytes(text) > limits.maxTextBytes()) {
      throw new Refusal(
          DeadLetterReason.TEXT_TOO_LARGE,
          "the text has "
              + utf8Bytes(text)
              + " bytes of UTF-8, more than the "
              + limits.maxTextBytes()
              + " allowed: split it, or raise input.max-text-bytes");
    }
  }

  private void checkTime(long eventTime, long recordTime) throws Refusal {
    if (eventTime < 0) {
      throw Refusal.invalidField("event_time", "it lies before 1970");
    }
    long maxFuture = limits.maxFuture().toMillis();
    if (eventTime - maxFuture > recordTime) {
      throw new Refusal(
          DeadLetterReason.EVENT_TIME_IN_FUTURE,
          "the event's time lies "
              + (eventTime - recordTime)
              + " ms after the record's timestamp, more than the "
              + maxFuture
              + " ms allowed: set the producer's clock, or raise input.max-future");
    }
  }

  private static void checkAttributes(Map<String, String> attributes) throws Refusal {
    if (attributes.size() > MAX_ATTRIBUTES) {
      throw Refusal.invalidField("attributes", "give at most " + MAX_ATTRIBUTES);
    }
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      checkField("attributes", attribute.getKey());
      checkField("attributes", attribute.getValue());
    }
  }

  private static void checkField(String field, @Nullable String value) throws Refusal {
    if (value == null) {
      return;
    }
    if (value.length() > MAX_FIELD_CHARACTERS
        && value.codePointCount(0, value.length()) > MAX_FIELD_CHARACTERS) {
      throw Refusal.invalidField(field, "give at most " + MAX_FIELD_CHARACTERS + " characters");
    }
    if (loneSurrogate(value) >= 0) {
      throw Refusal.invalidField(field, "it holds a lone surrogate, which UTF-8 cannot express");
    }
  }

  /** Index of the first surrogate of {@code text} that is not half of a pair; -1 without one. */
  private static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** Bytes of {@code text}, whose surrogates are paired, in UTF-8. */
  private static long utf8Bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
