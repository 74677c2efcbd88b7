// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.prices.PriceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Turns the rules of genai-prices for a model's names into a regular expression that a whole name
 * must match: {@code equals}, {@code starts_with}, {@code ends_with}, {@code contains}, {@code
 * regex}, {@code and}, {@code or} (genai-prices, {@code prices/providers/.schema.json}).
 */
final class MatchRules {
  private static final String ANY = ".*";

  private MatchRules() {}

  static String expression(JsonNode rule) {
    if (!rule.isObject() || rule.size() != 1) {
      throw new PriceException("has 'match', which is not one rule");
    }
    Map.Entry<String, JsonNode> clause = rule.properties().iterator().next();
    JsonNode value = clause.getValue();
    return switch (clause.getKey()) {
      case "equals" -> Pattern.quote(value.asText());
      case "starts_with" -> Pattern.quote(value.asText()) + ANY;
      case "ends_with" -> ANY + Pattern.quote(value.asText());
      case "contains" -> ANY + Pattern.quote(value.asText()) + ANY;
      case "regex" -> ANY + "(?:" + value.asText() + ")" + ANY;
      case "or" -> "(?:" + String.join("|", all(value)) + ")";
      case "and" -> lookAheads(all(value)) + ANY;
      default ->
          throw new PriceException("has 'match' with the unknown rule '" + clause.getKey() + "'");
    };
  }

  private static String lookAheads(List<String> expressions) {
    StringBuilder ahead = new StringBuilder();
    expressions.forEach(expression -> ahead.append("(?=(?:").append(expression).append(")$)"));
    return ahead.toString();
  }

  private static List<String> all(JsonNode rules) {
    if (!rules.isArray()) {
      throw new PriceException("has 'match' with rules that are no list");
    }
    return StreamSupport.stream(rules.spliterator(), false)
        .collect(ArrayList::new, (list, rule) -> list.add(expression(rule)), ArrayList::addAll);
  }
}
