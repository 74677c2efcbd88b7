// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event from the fields of a JSON object. A field that is absent or null takes its value
 * from the envelope; fields of other names are ignored.
 */
final class EventFields {
  private EventFields() {}

  static TextEvent read(ObjectNode object, Envelope envelope) throws Refusal {
    TextEvent event = of(text(object), envelope);
    String id = string(object, "event_id", "");
    if (!id.isEmpty()) {
      event.setEventId(id);
    }
    JsonNode time = present(object, "event_time");
    if (time != null) {
      event.setEventTime(EventTimes.read("event_time", time));
    }
    event.setTenant(string(object, "tenant", event.getTenant()));
    event.setSource(string(object, "source", event.getSource()));
    event.setModel(string(object, "model", event.getModel()));
    JsonNode direction = present(object, "direction");
    if (direction != null) {
      event.setDirection(direction(string("direction", direction)));
    }
    JsonNode language = present(object, "language");
    if (language != null) {
      event.setLanguage(string("language", language));
    }
    JsonNode group = present(object, "translation_group");
    if (group != null) {
      event.setTranslationGroup(string("translation_group", group));
    }
    event.setBilledTokens(billedTokens(object));
    event.setAttributes(attributes(object));
    return event;
  }

  /** Returns an event of which only the text and the envelope are known. */
  static TextEvent of(String text, Envelope envelope) throws Refusal {
    TextEvent event = new TextEvent();
    event.setEventId(envelope.id());
    event.setEventTime(envelope.time());
    event.setText(text);
    event.setTenant(envelope.tenant());
    event.setSource(envelope.source());
    event.setModel(envelope.model());
    event.setDirection(directionOf(envelope));
    event.setLanguage(envelope.language());
    event.setAttributes(Map.of());
    return event;
  }

  /** Returns the direction that {@code envelope} names. */
  static Direction directionOf(Envelope envelope) throws Refusal {
    return envelope.direction().isEmpty() ? Direction.UNKNOWN : direction(envelope.direction());
  }

  private static String text(ObjectNode object) throws Refusal {
    JsonNode text = present(object, "text");
    if (text == null) {
      throw new Refusal(
          DeadLetterReason.MISSING_TEXT,
          "the record has no field text: put the text into a string of that name");
    }
    return string("text", text);
  }

  private static Direction direction(String value) throws Refusal {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "input" -> Direction.INPUT;
      case "output" -> Direction.OUTPUT;
      default -> throw Refusal.invalidField("direction", "give input or output");
    };
  }

  private static @Nullable Long billedTokens(ObjectNode object) throws Refusal {
    JsonNode node = present(object, "billed_tokens");
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw Refusal.invalidField("billed_tokens", "give a whole number");
    }
    return node.longValue();
  }

  private static Map<String, String> attributes(ObjectNode object) throws Refusal {
    JsonNode node = present(object, "attributes");
    if (node == null) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw Refusal.invalidField("attributes", "give an object whose values are strings");
    }
    Map<String, String> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> attribute : node.properties()) {
      if (!attribute.getValue().isTextual()) {
        throw Refusal.invalidField("attributes", "give an object whose values are strings");
      }
      attributes.put(attribute.getKey(), attribute.getValue().textValue());
    }
    return attributes;
  }

  private static String string(ObjectNode object, String field, String fallback) throws Refusal {
    JsonNode node = present(object, field);
    return node == null ? fallback : string(field, node);
  }

  private static String string(String field, JsonNode node) throws Refusal {
    if (!node.isTextual()) {
      throw Refusal.invalidField(field, "give a string");
    }
    return node.textValue();
  }

  private static @Nullable JsonNode present(ObjectNode object, String field) {
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }
}
