// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.cli.stream.StreamedText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes events of the bundled stream as the JSON that producers send. */
final class EventJson {
  private final ObjectMapper mapper = new ObjectMapper();
  private final String source;

  EventJson(String source) {
    this.source = source;
  }

  byte[] encode(StreamedText event, Instant time) {
    ObjectNode node =
        mapper
            .createObjectNode()
            .put("event_id", event.eventId())
            .put("event_time", time.truncatedTo(ChronoUnit.MILLIS).toString())
            .put("text", event.text())
            .put("tenant", event.tenant())
            .put("source", source)
            .put("model", event.model())
            .put("direction", event.direction());
    if (event.language() != null) {
      node.put("language", event.language());
    }
    node.put("translation_group", event.translationGroup());
    try {
      return mapper.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings cannot be written as JSON", e);
    }
  }
}
