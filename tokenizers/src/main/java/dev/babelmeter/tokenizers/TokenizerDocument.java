// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@code tokenizer.json} that counting needs to know. The file is streamed: large
 * ones have 17 MB, most of which is merges that do not matter here.
 */
final class TokenizerDocument {
  /** The nesting that the reference reads, less a margin; deeper, it ends the process. */
  private static final int MAX_DEPTH = 100;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxStringLength(TokenizerFile.MAX_BYTES)
                      .build())
              .build());

  private final TokenizerSource source;
  private final Set<String> addedTokens = new HashSet<>();
  private @Nullable ModelSection model;
  private boolean byteLevel;

  private TokenizerDocument(TokenizerSource source) {
    this.source = source;
  }

  /**
   * Reads {@code source}.
   *
   * @throws VocabularyException when it is no {@code tokenizer.json}
   */
  static TokenizerDocument read(TokenizerSource source) {
    TokenizerDocument document = new TokenizerDocument(source);
    try (JsonParser parser = MAPPER.createParser(source.json())) {
      document.read(parser);
    } catch (StreamConstraintsException e) {
      throw source.refused(
          "it is nested more than "
              + MAX_DEPTH
              + " deep, or holds a token of more than "
              + StreamReadConstraints.DEFAULT_MAX_NAME_LEN
              + " characters or a number of more than "
              + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
              + " digits, as no vocabulary does; fetch the tokenizer.json again",
          e);
    } catch (InputCoercionException e) {
      throw source.refused(
          "a number is out of range" + place(e) + "; fetch the tokenizer.json again", e);
    } catch (JsonProcessingException e) {
      throw source.refused(
          "its JSON cannot be read" + place(e) + "; fetch the tokenizer.json again", e);
    } catch (IOException e) {
      throw source.refused("it cannot be read (" + e.getMessage() + "); try again", e);
    }
    return document;
  }

  private static String place(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    return place == null
        ? " (" + e.getOriginalMessage() + ")"
        : " at line " + place.getLineNr() + ", column " + place.getColumnNr() + field(e);
  }

  /** The section that {@code e} is in, of the model with its member; empty outside of sections. */
  private static String field(JsonProcessingException e) {
    if (!(e.getProcessor() instanceof JsonParser parser)) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
      if (at.inObject() && at.getCurrentName() != null) {
        names.add(0, at.getCurrentName());
      }
    }
    boolean hasMember = names.size() > 1 && names.get(0).equals("model");
    return names.isEmpty()
        ? ""
        : " (field " + String.join(".", names.subList(0, hasMember ? 2 : 1)) + ")";
  }

  private void read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notATokenizer();
    }
    Set<String> fields = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      requireFirst(fields.add(field), field);
      JsonToken value = parser.nextToken();
      switch (field) {
        case "model" -> {
          if (value != JsonToken.START_OBJECT) {
            throw notATokenizer();
          }
          model = ModelSection.read(parser);
          String repeated = model.repeatedField();
          requireFirst(repeated == null, "model." + repeated);
        }
        case "added_tokens" -> {
          JsonNode tokens = MAPPER.readTree(parser);
          tokens.forEach(token -> addedTokens.add(token.path("content").asText()));
        }
        case "normalizer" -> {
          JsonNode normalizer = MAPPER.readTree(parser);
          requireSoundCharsmaps(normalizer);
          byteLevel |= isByteLevel(normalizer);
        }
        case "pre_tokenizer" -> {
          JsonNode preTokenizer = MAPPER.readTree(parser);
          byteLevel |= isByteLevel(preTokenizer);
        }
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw source.refused("text follows the end of its JSON; fetch the tokenizer.json again");
    }
  }

  private void requireFirst(boolean first, String field) {
    if (!first) {
      throw source.refused(
          "its field " + field + " stands there twice; remove one, or fetch it again");
    }
  }

  /** Whether {@code section} spells the bytes of the text in {@link ByteAlphabet}. */
  private static boolean isByteLevel(JsonNode section) {
    if (section.path("type").asText().equals("ByteLevel")) {
      return true;
    }
    boolean member = false;
    for (String list : new String[] {"normalizers", "pretokenizers"}) {
      for (JsonNode part : section.path(list)) {
        member |= isByteLevel(part);
      }
    }
    return member;
  }

  private void requireSoundCharsmaps(JsonNode normalizer) {
    normalizer.path("normalizers").forEach(this::requireSoundCharsmaps);
    if (normalizer.path("type").asText().equals("Precompiled")
        && !Charsmap.isSound(normalizer.path("precompiled_charsmap").asText())) {
      throw source.refused(
          "the precompiled_charsmap of its normalizer is empty or damaged; fetch the tokenizer.json"
              + " again");
    }
  }

  private VocabularyException notATokenizer() {
    return source.refused(
        "it is no tokenizer.json, because it has no model section; give the tokenizer.json that"
            + " lies beside a model");
  }

  /** The model section. */
  ModelSection model() {
    if (model == null) {
      throw notATokenizer();
    }
    return model;
  }

  /** Contents of the added tokens, some of which may be in the model's vocab too. */
  Set<String> addedTokens() {
    return addedTokens;
  }

  /** Whether the model sees bytes spelled in {@link ByteAlphabet} instead of characters. */
  boolean isByteLevel() {
    return byteLevel;
  }
}
