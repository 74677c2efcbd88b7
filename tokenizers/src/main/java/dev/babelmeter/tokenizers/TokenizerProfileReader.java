// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the profile of a {@code tokenizer.json}, and refuses one that the reference loads but does
 * not count every text with, or not twice alike. The file is streamed: large ones have 17 MB, most
 * of which is merges that do not matter here.
 */
final class TokenizerProfileReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TokenizerSource source;
  private final Set<String> addedTokens = new HashSet<>();
  private @Nullable ModelSection modelSection;
  private boolean byteLevel;

  private TokenizerProfileReader(TokenizerSource source) {
    this.source = source;
  }

  /**
   * Reads the profile of {@code source}.
   *
   * @throws VocabularyException when it is no {@code tokenizer.json} or cannot be counted with
   */
  static TokenizerProfile read(TokenizerSource source) {
    TokenizerProfileReader reader = new TokenizerProfileReader(source);
    try (JsonParser parser = MAPPER.createParser(source.json())) {
      reader.readDocument(parser);
    } catch (JsonProcessingException e) {
      throw source.refused(
          "it is no valid JSON at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + "; fetch the tokenizer.json again",
          e);
    } catch (IOException e) {
      throw source.refused("it cannot be read (" + e.getMessage() + "); try again", e);
    }
    return reader.profile();
  }

  private void readDocument(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notATokenizer();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "model" -> {
          if (value != JsonToken.START_OBJECT) {
            throw notATokenizer();
          }
          modelSection = ModelSection.read(parser);
        }
        case "added_tokens" -> {
          JsonNode tokens = MAPPER.readTree(parser);
          tokens.forEach(token -> addedTokens.add(token.path("content").asText()));
        }
        case "normalizer", "pre_tokenizer" -> {
          JsonNode section = MAPPER.readTree(parser);
          byteLevel |= isByteLevel(section);
        }
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw source.refused("text follows the end of its JSON; fetch the tokenizer.json again");
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

  private VocabularyException notATokenizer() {
    return source.refused(
        "it is no tokenizer.json, because it has no model section; give the tokenizer.json that"
            + " lies beside a model");
  }

  private TokenizerProfile profile() {
    ModelSection model = modelSection;
    if (model == null) {
      throw notATokenizer();
    }
    VocabularyFamily family = family(model);
    requireCountable(model);
    Set<String> distinct = new HashSet<>(addedTokens);
    distinct.removeAll(model.tokens().keySet());
    return new TokenizerProfile(
        family,
        model.tokens().size() + distinct.size(),
        unknownToken(model, family),
        byteTokens(model));
  }

  private VocabularyFamily family(ModelSection model) {
    if (!model.has("vocab")) {
      throw source.refused("its model has no vocab; give a complete tokenizer.json");
    }
    String type = model.type();
    if (type == null) {
      return undeclaredFamily(model);
    }
    return switch (type) {
      case "BPE" -> VocabularyFamily.BPE;
      case "Unigram" -> VocabularyFamily.UNIGRAM;
      case "WordPiece" -> VocabularyFamily.WORDPIECE;
      case "WordLevel" -> VocabularyFamily.WORDLEVEL;
      default ->
          throw source.refused(
              "its model type '"
                  + type
                  + "' is unknown; use a tokenizer.json of type BPE, Unigram, WordPiece or"
                  + " WordLevel");
    };
  }

  /** The model type that the reference tells from the fields of an old file. */
  private static VocabularyFamily undeclaredFamily(ModelSection model) {
    if (model.isListed()) {
      return VocabularyFamily.UNIGRAM;
    }
    if (model.has("merges")) {
      return VocabularyFamily.BPE;
    }
    return model.has("max_input_chars_per_word")
        ? VocabularyFamily.WORDPIECE
        : VocabularyFamily.WORDLEVEL;
  }

  private void requireCountable(ModelSection model) {
    if (model.dropout() > 0) {
      throw source.refused(
          "its model drops merges at random (dropout "
              + model.dropout()
              + "), so counts would differ from run to run; set dropout to null");
    }
    String prefix = model.continuingPrefix();
    for (String part : prefix.isEmpty() ? Set.<String>of() : model.rightParts()) {
      // The reference cuts the prefix off unchecked, and a failure there ends the process.
      if (!part.startsWith(prefix)) {
        throw source.refused(
            "one of its merges lacks the continuing_subword_prefix of its model; fetch the"
                + " tokenizer.json again");
      }
    }
  }

  private TokenizerProfile.@Nullable UnknownToken unknownToken(
      ModelSection model, VocabularyFamily family) {
    String unknown = model.unknownToken();
    if (family == VocabularyFamily.UNIGRAM) {
      unknown = pieceAt(model, model.unknownId());
    } else if (family == VocabularyFamily.BPE && (unknown == null || spellsEveryByte(model))) {
      // Without an unknown token, byte-pair encoding leaves unknown characters out.
      return null;
    }
    Integer id = unknown == null ? null : model.tokens().get(unknown);
    if (unknown == null || id == null) {
      throw source.refused(
          "its model has no token for unknown text, so not every text can be counted; use a"
              + " tokenizer.json whose unk_token or unk_id is in its vocab");
    }
    return model.byteFallback() && hasEvery(model, TokenizerProfileReader::byteToken)
        ? null
        : new TokenizerProfile.UnknownToken(id, unknown);
  }

  private static @Nullable String pieceAt(ModelSection model, @Nullable Integer id) {
    for (Map.Entry<String, Integer> token : model.tokens().entrySet()) {
      if (token.getValue().equals(id)) {
        return token.getKey();
      }
    }
    return null;
  }

  /** Whether a byte-pair model has a token for each byte that occurs in text. */
  private boolean spellsEveryByte(ModelSection model) {
    if (model.byteFallback() && hasEvery(model, TokenizerProfileReader::byteToken)) {
      return true;
    }
    return byteLevel
        && model.continuingPrefix().isEmpty()
        && model.endOfWordSuffix().isEmpty()
        && hasEvery(model, value -> String.valueOf(ByteAlphabet.character(value)));
  }

  private static boolean hasEvery(ModelSection model, IntFunction<String> spelling) {
    for (int value = 0; value < 256; value++) {
      if (ByteAlphabet.occursInUtf8(value) && !model.tokens().containsKey(spelling.apply(value))) {
        return false;
      }
    }
    return true;
  }

  private static Map<Integer, String> byteTokens(ModelSection model) {
    Map<Integer, String> byId = new HashMap<>();
    for (int value = 0; model.byteFallback() && value < 256; value++) {
      Integer id = model.tokens().get(byteToken(value));
      if (id != null) {
        byId.put(id, byteToken(value));
      }
    }
    return byId;
  }

  private static String byteToken(int value) {
    return String.format("<0x%02X>", value);
  }
}
