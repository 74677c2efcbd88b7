// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a {@code tokenizer.json}'s model section that counting needs to know. */
final class ModelSection {
  private final Map<String, Integer> tokens = new HashMap<>(1 << 16);
  private final Set<String> fields = new HashSet<>();
  private final Set<String> rightParts = new HashSet<>();
  private @Nullable String repeatedField;
  private @Nullable String type;
  private @Nullable String unknownToken;
  private @Nullable Integer unknownId;
  private String continuingPrefix = "";
  private String endOfWordSuffix = "";
  private boolean byteFallback;
  private boolean listed;
  private double dropout;

  private ModelSection() {}

  /** Reads the section of which {@code parser} has just read the opening brace. */
  static ModelSection read(JsonParser parser) throws IOException {
    ModelSection section = new ModelSection();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      if (!section.fields.add(field)) {
        section.repeatedField = field;
      }
      section.readField(field, parser.nextToken(), parser);
    }
    return section;
  }

  private void readField(String field, JsonToken value, JsonParser parser) throws IOException {
    switch (field) {
      case "type" -> type = parser.getValueAsString();
      case "unk_token" -> unknownToken = parser.getValueAsString();
      case "unk_id" ->
          unknownId = value == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : null;
      case "continuing_subword_prefix" -> continuingPrefix = parser.getValueAsString("");
      case "end_of_word_suffix" -> endOfWordSuffix = parser.getValueAsString("");
      case "byte_fallback" -> byteFallback = value == JsonToken.VALUE_TRUE;
      case "dropout" -> dropout = parser.getValueAsDouble(0);
      case "vocab" -> readTokens(value, parser);
      case "merges" -> readMerges(parser);
      default -> parser.skipChildren();
    }
  }

  private void readTokens(JsonToken value, JsonParser parser) throws IOException {
    if (value == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String token = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
          tokens.put(token, parser.getIntValue());
        }
        parser.skipChildren();
      }
    } else if (value == JsonToken.START_ARRAY) {
      listed = true;
      readPieces(parser);
    }
  }

  /** Reads Unigram's pieces: each a list of its text and its score, whose place is its id. */
  private void readPieces(JsonParser parser) throws IOException {
    int id = 0;
    for (JsonToken next = parser.nextToken(); isWithinArray(next); next = parser.nextToken()) {
      if (next == JsonToken.START_ARRAY) {
        JsonToken part = parser.nextToken();
        if (part == JsonToken.VALUE_STRING) {
          tokens.put(parser.getText(), id);
        }
        for (; isWithinArray(part); part = parser.nextToken()) {
          parser.skipChildren();
        }
      }
      parser.skipChildren();
      id++;
    }
  }

  /**
   * Reads the right parts of the merges, unless the model is already known to have no prefix that
   * they must bear: a large vocabulary has half a million merges.
   */
  private void readMerges(JsonParser parser) throws IOException {
    if (fields.contains("continuing_subword_prefix") && continuingPrefix.isEmpty()) {
      parser.skipChildren();
      return;
    }
    for (JsonToken next = parser.nextToken(); isWithinArray(next); next = parser.nextToken()) {
      if (next == JsonToken.VALUE_STRING) {
        String merge = parser.getText();
        rightParts.add(merge.substring(merge.indexOf(' ') + 1));
      } else if (next == JsonToken.START_ARRAY) {
        String last = "";
        while (isWithinArray(parser.nextToken())) {
          last = parser.getValueAsString("");
          parser.skipChildren();
        }
        rightParts.add(last);
      }
      parser.skipChildren();
    }
  }

  private static boolean isWithinArray(@Nullable JsonToken token) {
    return token != null && token != JsonToken.END_ARRAY;
  }

  /** A field that occurs more than once; null when each occurs once. */
  @Nullable String repeatedField() {
    return repeatedField;
  }

  boolean has(String field) {
    return fields.contains(field);
  }

  /** The ids of the tokens, without added tokens. */
  Map<String, Integer> tokens() {
    return tokens;
  }

  /** Whether the tokens are a list, as Unigram's are. */
  boolean isListed() {
    return listed;
  }

  /** The model type; null in files older than that field. */
  @Nullable String type() {
    return type;
  }

  @Nullable String unknownToken() {
    return unknownToken;
  }

  /** Unigram's unknown token, by its place in the list. */
  @Nullable Integer unknownId() {
    return unknownId;
  }

  /** What each token but a word's first begins with; empty for nothing. */
  String continuingPrefix() {
    return continuingPrefix;
  }

  /** What each word's last token ends with; empty for nothing. */
  String endOfWordSuffix() {
    return endOfWordSuffix;
  }

  /** Right parts of the merges; may be empty when there is no {@link #continuingPrefix}. */
  Set<String> rightParts() {
    return rightParts;
  }

  boolean byteFallback() {
    return byteFallback;
  }

  /** The chance at which a merge is left out. */
  double dropout() {
    return dropout;
  }
}
