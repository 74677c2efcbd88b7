// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.events.v1.DeadLetterReason;

/** Reads a JSON object and refuses everything else. */
final class JsonObjects {
  private static final String REMEDY = ": send one JSON object a record";

  /**
   * Jackson's bounds on lengths and nesting stay on; its messages, which quote, are never used. A
   * name that occurs twice would hide one of two texts.
   */
  private static final ObjectReader reader =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build()
          .readerFor(JsonNode.class);

  private JsonObjects() {}

  /** Returns the object that {@code document} holds. */
  static ObjectNode read(String document) throws Refusal {
    JsonNode node;
    try {
      node = reader.readTree(document);
    } catch (JsonProcessingException e) {
      throw new Refusal(
          DeadLetterReason.NOT_JSON,
          "the record is not JSON, or names a field twice," + place(e.getLocation()) + REMEDY);
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new Refusal(
        DeadLetterReason.NOT_JSON,
        node.isMissingNode()
            ? "the record is empty" + REMEDY
            : "the record is JSON but not an object" + REMEDY);
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
