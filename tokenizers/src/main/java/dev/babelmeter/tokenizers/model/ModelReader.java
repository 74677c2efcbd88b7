// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the section {@code model}. Its vocabulary and merges, which make up nearly all of the file,
 * are streamed.
 */
final class ModelReader {
  /** Far above any vocabulary; tables by id stay small. */
  private static final int LARGEST_ID = (1 << 24) - 1;

  private final ObjectMapper mapper;
  private final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  private @Nullable Map<String, Integer> vocabulary;
  private @Nullable List<String> pieces;
  private double[] scores = new double[1 << 15];
  private @Nullable List<ModelSpec.Merge> merges;

  ModelReader(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Reads the object that {@code parser} is at the beginning of. */
  ModelSpec read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unsupported("model", "it is no object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("vocab") && value == JsonToken.START_OBJECT) {
        readVocabulary(parser);
      } else if (field.equals("vocab") && value == JsonToken.START_ARRAY) {
        readPieces(parser);
      } else if (field.equals("merges") && value == JsonToken.START_ARRAY) {
        readMerges(parser);
      } else {
        settings.set(field, mapper.readTree(parser));
      }
    }
    return spec();
  }

  private void readVocabulary(JsonParser parser) throws IOException {
    Map<String, Integer> tokens = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String token = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT
          || parser.getLongValue() < 0
          || parser.getLongValue() > LARGEST_ID) {
        throw unsupported("model.vocab", "an id is no number from 0 to " + LARGEST_ID);
      }
      tokens.put(token, parser.getIntValue());
    }
    vocabulary = tokens;
  }

  private void readPieces(JsonParser parser) throws IOException {
    List<String> read = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      boolean isPiece = parser.nextToken() == JsonToken.VALUE_STRING;
      String piece = isPiece ? parser.getText() : "";
      JsonToken score = isPiece ? parser.nextToken() : JsonToken.VALUE_NULL;
      if (score != JsonToken.VALUE_NUMBER_FLOAT && score != JsonToken.VALUE_NUMBER_INT) {
        throw unsupported("model.vocab", "an entry is no pair of a piece and its score");
      }
      if (read.size() == scores.length) {
        scores = java.util.Arrays.copyOf(scores, 2 * scores.length);
      }
      scores[read.size()] = SerdeNumber.parse(parser.getText());
      read.add(piece);
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        throw unsupported("model.vocab", "an entry has more than a piece and its score");
      }
    }
    pieces = read;
  }

  private void readMerges(JsonParser parser) throws IOException {
    List<ModelSpec.Merge> read = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      if (token == JsonToken.VALUE_STRING) {
        String line = parser.getText();
        if (!line.startsWith("#version")) {
          int space = line.indexOf(' ');
          if (space < 0 || line.indexOf(' ', space + 1) >= 0) {
            throw unsupported("model.merges", "a merge is no pair of two tokens");
          }
          read.add(new ModelSpec.Merge(line.substring(0, space), line.substring(space + 1)));
        }
      } else {
        if (token != JsonToken.START_ARRAY || parser.nextToken() != JsonToken.VALUE_STRING) {
          throw unsupported("model.merges", "a merge is no pair of two tokens");
        }
        String left = parser.getText();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw unsupported("model.merges", "a merge is no pair of two tokens");
        }
        read.add(new ModelSpec.Merge(left, parser.getText()));
        if (parser.nextToken() != JsonToken.END_ARRAY) {
          throw unsupported("model.merges", "a merge is no pair of two tokens");
        }
      }
    }
    merges = read;
  }

  private ModelSpec spec() {
    String type = settings.path("type").isTextual() ? settings.path("type").textValue() : guessed();
    return switch (type) {
      case "BPE" -> bpe();
      case "Unigram" -> unigram();
      case "WordPiece" -> {
        Map<String, Integer> tokens = tokens();
        int max = settings.path("max_input_chars_per_word").asInt(-1);
        if (max < 0) {
          throw unsupported("model.max_input_chars_per_word", "it is no number");
        }
        yield new ModelSpec.WordPiece(
            tokens,
            unknownId(tokens),
            new Fields("model", settings).text("continuing_subword_prefix"),
            max);
      }
      case "WordLevel" -> new ModelSpec.WordLevel(tokens(), unknownId(tokens()));
      default -> throw unsupported("model." + type, "this model is unknown");
    };
  }

  /** The type that the reference infers where the field is missing. */
  private String guessed() {
    if (pieces != null) {
      return "Unigram";
    }
    if (merges != null) {
      return "BPE";
    }
    return settings.has("max_input_chars_per_word") ? "WordPiece" : "WordLevel";
  }

  private ModelSpec bpe() {
    Map<String, Integer> tokens = tokens();
    if (merges == null) {
      throw unsupported("model.merges", "it is missing");
    }
    if (new HashSet<>(tokens.values()).size() < tokens.size()) {
      throw unsupported("model.vocab", "two tokens share an id, which may change the merges");
    }
    if (settings.path("dropout").asDouble(0) != 0) {
      throw unsupported("model.dropout", "it drops merges at random");
    }
    String unknown = optionalText("unk_token");
    if (unknown != null && !tokens.containsKey(unknown)) {
      throw unsupported("model.unk_token", "it is not in the vocabulary");
    }
    String prefix = orEmpty(optionalText("continuing_subword_prefix"));
    String suffix = orEmpty(optionalText("end_of_word_suffix"));
    boolean byteFallback = settings.path("byte_fallback").asBoolean(false);
    if (byteFallback && !(prefix.isEmpty() && suffix.isEmpty())) {
      throw unsupported("model.byte_fallback", "it is not supported with a prefix or suffix");
    }
    return new ModelSpec.Bpe(
        tokens,
        merges,
        unknown,
        prefix,
        suffix,
        settings.path("fuse_unk").asBoolean(false),
        byteFallback,
        settings.path("ignore_merges").asBoolean(false));
  }

  private ModelSpec unigram() {
    List<String> read = pieces;
    if (read == null || read.isEmpty()) {
      throw unsupported("model.vocab", "it is no list of pieces and scores");
    }
    int unknown = settings.path("unk_id").asInt(-1);
    if (unknown < 0 || unknown >= read.size()) {
      throw unsupported("model.unk_id", "it names no piece, so unknown text is an error");
    }
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < read.size(); i++) {
      ids.put(read.get(i), i);
    }
    return new ModelSpec.Unigram(
        read,
        java.util.Arrays.copyOf(scores, read.size()),
        ids,
        unknown,
        settings.path("byte_fallback").asBoolean(false));
  }

  private Map<String, Integer> tokens() {
    if (vocabulary == null) {
      throw unsupported("model.vocab", "it is no object of tokens and ids");
    }
    return vocabulary;
  }

  private int unknownId(Map<String, Integer> tokens) {
    Integer id = tokens.get(new Fields("model", settings).text("unk_token"));
    if (id == null) {
      throw unsupported("model.unk_token", "it is not in the vocabulary");
    }
    return id;
  }

  private @Nullable String optionalText(String field) {
    JsonNode value = settings.path(field);
    return value.isTextual() ? value.textValue() : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static UnsupportedComponentException unsupported(String component, String reason) {
    return new UnsupportedComponentException(component, reason);
  }
}
