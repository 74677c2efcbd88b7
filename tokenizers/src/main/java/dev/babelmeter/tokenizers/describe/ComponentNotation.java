// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.tokenizers.Digests;
import dev.babelmeter.tokenizers.RankEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Normalizers and pre-tokenizers in one line: the steps with {@code >} between them, each its type
 * and its members in parentheses. A published split pattern is the name of its encoding, any other
 * stands between slashes; a text that is too long to read, such as a table, is its digest.
 */
final class ComponentNotation {
  private static final int LONGEST_TEXT = 80;
  private static final int SHORT_DIGEST = 12;

  /**
   * Texts that need no quotes to be told from what is around them, the names of choices above all.
   */
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");

  private ComponentNotation() {}

  /** The notation of {@code component}; empty when there is none. */
  static String of(JsonNode component) {
    if (!component.isObject()) {
      return "";
    }
    List<String> steps = new ArrayList<>();
    addSteps(component, steps);
    return String.join(" > ", steps);
  }

  private static void addSteps(JsonNode component, List<String> steps) {
    String type = component.path("type").asText();
    if (type.equals("Sequence")) {
      for (String list : List.of("normalizers", "pretokenizers")) {
        component.path(list).forEach(step -> addSteps(step, steps));
      }
      return;
    }
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : component.properties()) {
      String name = member.getKey();
      // Offsets are no tokens.
      if (!name.equals("type") && !name.equals("trim_offsets") && !member.getValue().isNull()) {
        members.add(name + "=" + value(member.getValue()));
      }
    }
    Collections.sort(members);
    steps.add(members.isEmpty() ? type : type + "(" + String.join(", ", members) + ")");
  }

  private static String value(JsonNode value) {
    if (value.path("Regex").isTextual()) {
      String pattern = value.path("Regex").textValue();
      return RankEncoding.ofPattern(pattern)
          .map(RankEncoding::encodingName)
          .orElse("/" + pattern + "/");
    }
    if (value.path("String").isTextual()) {
      return value(value.path("String"));
    }
    if (value.isTextual()) {
      return text(value.textValue());
    }
    return value.toString();
  }

  private static String text(String text) {
    if (WORD.matcher(text).matches()) {
      return text;
    }
    return text.length() <= LONGEST_TEXT
        ? '"' + escaped(text) + '"'
        : "sha256:"
            + Digests.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT_DIGEST);
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
