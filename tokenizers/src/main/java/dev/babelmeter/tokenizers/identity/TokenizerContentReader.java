// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.tokenizers.TokenizerSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@code tokenizer.json}; its vocabulary and merges are streamed. */
final class TokenizerContentReader {
  /** What the reference reads at most, so that a deeper file was refused before. */
  private static final int MAX_DEPTH = 128;

  /** Members of a byte-pair or unigram model that say the same when they are false or missing. */
  private static final List<String> FALSE_BY_DEFAULT =
      List.of("fuse_unk", "byte_fallback", "ignore_merges");

  /** Members of a byte-pair model that say the same when they are empty or missing. */
  private static final List<String> EMPTY_BY_DEFAULT =
      List.of("continuing_subword_prefix", "end_of_word_suffix");

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxNameLength(Integer.MAX_VALUE)
                      .maxStringLength(Integer.MAX_VALUE)
                      .build())
              .build());

  private final TokenizerSource source;
  private final Map<String, JsonNode> sections = new HashMap<>();
  private final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  private final Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
  private int entries;
  private @Nullable String pieces;
  private @Nullable String mergesSha256;
  private int merges;

  TokenizerContentReader(TokenizerSource source) {
    this.source = source;
  }

  TokenizerContent read() {
    try (JsonParser parser = MAPPER.createParser(source.json())) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "the file");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (field) {
          case "model" -> {
            expect(value == JsonToken.START_OBJECT, "model");
            readModel(parser);
          }
          case "added_tokens", "normalizer", "pre_tokenizer", "post_processor", "decoder" ->
              sections.put(field, MAPPER.readTree(parser));
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw source.refused("its JSON cannot be read; fetch the tokenizer.json again", e);
    }
    return content();
  }

  private void expect(boolean holds, String field) {
    if (!holds) {
      throw source.refused(
          "its field " + field + " has an unknown form; fetch the tokenizer.json again");
    }
  }

  private void readModel(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("vocab") && value == JsonToken.START_OBJECT) {
        readVocabulary(parser);
      } else if (field.equals("vocab")) {
        expect(value == JsonToken.START_ARRAY, "model.vocab");
        readPieces(parser);
      } else if (field.equals("merges") && value == JsonToken.START_ARRAY) {
        readMerges(parser);
      } else {
        settings.set(field, MAPPER.readTree(parser));
      }
    }
  }

  private void readVocabulary(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String token = parser.currentName();
      expect(parser.nextToken() == JsonToken.VALUE_NUMBER_INT, "model.vocab");
      vocabulary.put(token, parser.getIntValue());
    }
  }

  private void readPieces(JsonParser parser) throws IOException {
    CanonicalJson canonical = new CanonicalJson().raw("[");
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      expect(parser.nextToken() == JsonToken.VALUE_STRING, "model.vocab");
      String piece = parser.getText();
      expect(parser.nextToken().isNumeric(), "model.vocab");
      canonical.raw(entries == 0 ? "[" : ",[").string(piece).raw(",");
      canonical.number(parser.getDoubleValue()).raw("]");
      vocabulary.put(piece, entries++);
      expect(parser.nextToken() == JsonToken.END_ARRAY, "model.vocab");
    }
    pieces = canonical.raw("]").sha256();
  }

  private void readMerges(JsonParser parser) throws IOException {
    CanonicalJson canonical = new CanonicalJson().raw("[");
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      if (token == JsonToken.VALUE_STRING) {
        String merge = parser.getText();
        // The first line of the file of merges that old vocabularies were made of.
        if (!merge.startsWith("#version")) {
          int space = merge.indexOf(' ');
          expect(space >= 0, "model.merges");
          writeMerge(merge.substring(0, space), merge.substring(space + 1), canonical);
        }
      } else {
        expect(token == JsonToken.START_ARRAY, "model.merges");
        expect(parser.nextToken() == JsonToken.VALUE_STRING, "model.merges");
        String left = parser.getText();
        expect(parser.nextToken() == JsonToken.VALUE_STRING, "model.merges");
        writeMerge(left, parser.getText(), canonical);
        expect(parser.nextToken() == JsonToken.END_ARRAY, "model.merges");
      }
    }
    mergesSha256 = canonical.raw("]").sha256();
  }

  private void writeMerge(String left, String right, CanonicalJson canonical) {
    canonical.raw(merges++ == 0 ? "[" : ",[").string(left).raw(",").string(right).raw("]");
  }

  private TokenizerContent content() {
    String type =
        settings.path("type").isTextual() ? settings.path("type").textValue() : inferred();
    Map<String, String> digests = new HashMap<>();
    for (String name : List.of("normalizer", "pre_tokenizer", "post_processor", "decoder")) {
      digests.put(name, CanonicalJson.sha256(section(name)));
    }
    JsonNode added = section("added_tokens");
    digests.put(
        "added_tokens",
        CanonicalJson.sha256(added.isNull() ? JsonNodeFactory.instance.arrayNode() : added));
    digests.put("model", CanonicalJson.sha256(modelWithoutDefaults(type)));
    digests.put(
        "merges", mergesSha256 == null ? new CanonicalJson().raw("[]").sha256() : mergesSha256);
    digests.put("vocab", pieces == null ? vocabularySha256() : pieces);
    return new TokenizerContent(
        new CanonicalContent(digests),
        vocabulary,
        pieces == null ? vocabulary.size() : entries,
        merges,
        type,
        settings,
        section("normalizer"),
        section("pre_tokenizer"),
        section("decoder"),
        addedTokens(added));
  }

  private JsonNode section(String name) {
    return sections.getOrDefault(name, NullNode.getInstance());
  }

  /** The type that the reference infers where an old file states none. */
  private String inferred() {
    if (pieces != null) {
      return "Unigram";
    }
    if (mergesSha256 != null) {
      return "BPE";
    }
    return settings.has("max_input_chars_per_word") ? "WordPiece" : "WordLevel";
  }

  private JsonNode modelWithoutDefaults(String type) {
    ObjectNode model = settings.deepCopy().put("type", type);
    for (String name : FALSE_BY_DEFAULT) {
      if (model.path(name).isBoolean() && !model.path(name).booleanValue()) {
        model.remove(name);
      }
    }
    for (String name : EMPTY_BY_DEFAULT) {
      if (type.equals("BPE") && model.path(name).asText("").isEmpty()) {
        model.remove(name);
      }
    }
    return model;
  }

  private String vocabularySha256() {
    List<String> tokens = new ArrayList<>(vocabulary.keySet());
    tokens.sort(CanonicalJson::compare);
    CanonicalJson canonical = new CanonicalJson().raw("{");
    String comma = "";
    for (String token : tokens) {
      canonical.raw(comma).string(token).raw(":").raw(String.valueOf(vocabulary.get(token)));
      comma = ",";
    }
    return canonical.raw("}").sha256();
  }

  private static List<TokenizerContent.AddedToken> addedTokens(JsonNode section) {
    List<TokenizerContent.AddedToken> tokens = new ArrayList<>();
    for (JsonNode token : section) {
      tokens.add(
          new TokenizerContent.AddedToken(
              token.path("content").asText(), token.path("special").asBoolean()));
    }
    return tokens;
  }
}
