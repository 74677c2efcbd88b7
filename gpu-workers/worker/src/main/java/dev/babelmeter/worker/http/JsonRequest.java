// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.babelmeter.protocol.tensor.Names;
import dev.babelmeter.worker.call.CallException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The body of a request, a JSON object with known fields. Messages quote no value of it. */
final class JsonRequest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonNode object;

  private JsonRequest(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads {@code body}.
   *
   * @param known names of the fields that it may have
   * @throws CallException when it is something else
   */
  static JsonRequest of(byte[] body, Set<String> known) {
    JsonNode node;
    try {
      node = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw CallException.invalid("the body is not JSON" + place(e.getLocation()) + ": correct it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!node.isObject()) {
      throw CallException.invalid("the body is no JSON object: send one");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw CallException.invalid(
                    "there is no field '%s': use %s"
                        .formatted(Names.shown(name), String.join(", ", new TreeSet<>(known))));
              }
            });
    return new JsonRequest(node);
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  /**
   * The texts of field {@code name}: a string, or an array of strings.
   *
   * @throws CallException when it is missing or something else
   */
  List<String> texts(String name) {
    JsonNode value = object.path(name);
    if (value.isTextual()) {
      return List.of(value.textValue());
    }
    if (!value.isArray()) {
      throw CallException.invalid(
          "field '%s' is %s: send a string or an array of strings"
              .formatted(name, value.isMissingNode() ? "missing" : "no text"));
    }
    List<String> texts = new ArrayList<>(value.size());
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw CallException.invalid(
            "element %d of field '%s' is no string: send texts; token ids go to the model encoder"
                .formatted(texts.size(), name));
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** The truth value of field {@code name}, or {@code fallback}. */
  boolean flag(String name, boolean fallback) {
    return value(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw wrong(name, "true or false");
              }
              return value.booleanValue();
            })
        .orElse(fallback);
  }

  /** The whole number of field {@code name}, if it is there; above zero. */
  Optional<Integer> number(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isInt() || value.intValue() <= 0) {
                throw wrong(name, "a whole number above zero");
              }
              return value.intValue();
            });
  }

  /** The text of field {@code name}, if it is there. */
  Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw wrong(name, "a string");
              }
              return value.textValue();
            });
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private static CallException wrong(String name, String wanted) {
    return CallException.invalid("field '%s' is not %s: send it so".formatted(name, wanted));
  }
}
