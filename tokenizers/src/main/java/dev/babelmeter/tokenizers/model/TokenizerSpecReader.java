// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@code tokenizer.json}. */
public final class TokenizerSpecReader {
  /** The version of the format. */
  private static final String VERSION = "1.0";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TokenizerSpecReader() {}

  /**
   * Reads {@code json}, which it does not close.
   *
   * @param name the file, for messages
   * @param json UTF-8
   * @throws UnsupportedComponentException at what only the reference may know
   * @throws UnreadableTokenizerException when it is no JSON or no tokenizer
   */
  public static TokenizerSpec read(String name, InputStream json) throws IOException {
    try (JsonParser parser =
        MAPPER.createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      return read(name, parser);
    } catch (StreamConstraintsException e) {
      throw new UnsupportedComponentException(
          "the file", "a string, a name or its nesting is longer than this reader takes");
    } catch (JsonProcessingException e) {
      throw new UnreadableTokenizerException(
          name
              + ": no valid JSON at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + "; fetch the tokenizer.json again",
          e);
    }
  }

  private static TokenizerSpec read(String name, JsonParser parser) throws IOException {
    ModelSpec model = null;
    Map<String, JsonNode> sections = new HashMap<>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notATokenizer(name);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "model" -> model = new ModelReader(MAPPER).read(parser);
        case "normalizer", "pre_tokenizer", "post_processor", "decoder", "added_tokens" -> {
          JsonNode section = MAPPER.readTree(parser);
          requireSoundTexts(field, section);
          sections.put(field, section);
        }
        case "version" -> {
          if (!VERSION.equals(parser.getText())) {
            throw new UnsupportedComponentException("version", "it is not " + VERSION);
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (model == null) {
      throw notATokenizer(name);
    }
    ComponentReader.requireKnownDecoder(section(sections, "decoder"));
    return new TokenizerSpec(
        ComponentReader.normalizer(section(sections, "normalizer")),
        ComponentReader.preTokenizer(section(sections, "pre_tokenizer")),
        model,
        ComponentReader.addedTokens(section(sections, "added_tokens")),
        ComponentReader.trimmings(section(sections, "post_processor")));
  }

  /** The reference reads no lone surrogate, not even an escaped one. */
  private static void requireSoundTexts(String field, JsonNode node) {
    if (node.isTextual() && !isSound(node.textValue())) {
      throw new UnsupportedComponentException(field, "it holds a lone surrogate");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!isSound(name)) {
                throw new UnsupportedComponentException(field, "it holds a lone surrogate");
              }
            });
    node.forEach(part -> requireSoundTexts(field, part));
  }

  private static boolean isSound(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static JsonNode section(Map<String, JsonNode> sections, String name) {
    @Nullable JsonNode section = sections.get(name);
    return section == null ? NullNode.getInstance() : section;
  }

  private static UnreadableTokenizerException notATokenizer(String name) {
    return new UnreadableTokenizerException(
        name
            + ": no tokenizer.json, because it has no model section; give the tokenizer.json that"
            + " lies beside a model");
  }
}
