// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one component. What the reference would not accept ends as unsupported, so that the
 * reference gives its own verdict.
 */
record Fields(String component, JsonNode node) {
  static Fields of(String parent, JsonNode node) {
    if (!node.isObject() || !node.path("type").isTextual()) {
      throw new UnsupportedComponentException(
          parent, "it is no object with a type, a form that only old files have");
    }
    return new Fields(parent + "." + node.path("type").textValue(), node);
  }

  String type() {
    return node.path("type").textValue();
  }

  boolean flag(String field) {
    return flag(field, null);
  }

  boolean flag(String field, @Nullable Boolean otherwise) {
    JsonNode value = node.get(field);
    if (value == null && otherwise != null) {
      return otherwise;
    }
    if (value == null || !value.isBoolean()) {
      throw unsupported("its field " + field + " is no boolean");
    }
    return value.booleanValue();
  }

  @Nullable Boolean optionalFlag(String field) {
    JsonNode value = node.get(field);
    return (value == null || value.isNull()) ? null : Boolean.valueOf(flag(field));
  }

  String text(String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual()) {
      throw unsupported("its field " + field + " is no string");
    }
    return value.textValue();
  }

  String text(String field, String otherwise) {
    return node.get(field) == null ? otherwise : text(field);
  }

  int character(String field) {
    String text = text(field);
    if (text.codePointCount(0, text.length()) != 1) {
      throw unsupported("its field " + field + " is no single character");
    }
    return text.codePointAt(0);
  }

  PatternSpec pattern(String field) {
    JsonNode value = node.path(field);
    if (value.size() == 1 && value.path("String").isTextual()) {
      return new PatternSpec(value.path("String").textValue(), false);
    }
    if (value.size() == 1 && value.path("Regex").isTextual()) {
      return new PatternSpec(value.path("Regex").textValue(), true);
    }
    throw unsupported("its field " + field + " is neither String nor Regex");
  }

  SplitBehavior behavior(String field) {
    return switch (text(field)) {
      case "Removed" -> SplitBehavior.REMOVED;
      case "Isolated" -> SplitBehavior.ISOLATED;
      case "MergedWithPrevious" -> SplitBehavior.MERGED_WITH_PREVIOUS;
      case "MergedWithNext" -> SplitBehavior.MERGED_WITH_NEXT;
      case "Contiguous" -> SplitBehavior.CONTIGUOUS;
      default -> throw unsupported("its field " + field + " is unknown");
    };
  }

  Iterable<JsonNode> list(String field) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw unsupported("its field " + field + " is no list");
    }
    return value;
  }

  UnsupportedComponentException unsupported(String reason) {
    return new UnsupportedComponentException(component, reason);
  }
}
