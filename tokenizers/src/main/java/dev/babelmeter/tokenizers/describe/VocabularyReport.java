// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.decode.TokenDecoder;
import dev.babelmeter.tokenizers.decode.UnsupportedDecoderException;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary described from its file and by trying every token.
 *
 * @param description what counting knows of it
 * @param normalizer its normalizer in one line, empty without one
 * @param preTokenizer its pre-tokenizer in one line, empty without one
 * @param unknownToken the token that text can become where nothing else fits, or null
 * @param specialTokens number of added tokens that are special
 * @param addedTokens number of added tokens
 * @param merges number of merges
 * @param tokens every token with its class, by id
 */
public record VocabularyReport(
    VocabularyDescription description,
    String normalizer,
    String preTokenizer,
    @Nullable String unknownToken,
    int specialTokens,
    int addedTokens,
    int merges,
    List<TokenEntry> tokens) {
  /**
   * Describes {@code source}. It takes some seconds for a large vocabulary, because every token is
   * encoded.
   *
   * @throws VocabularyException when it cannot be counted with exactly, or its tokens cannot be
   *     decoded
   */
  public static VocabularyReport of(TokenizerSource source) {
    try (VocabularySet vocabularies = VocabularySet.open(source)) {
      TokenizerContent content = TokenizerContent.read(source);
      VocabularyDescription description = vocabularies.descriptions().get(0);
      List<TokenEntry> tokens = tokens(source, content, vocabularies.newCounter());
      int special = 0;
      for (TokenizerContent.AddedToken token : content.addedTokens()) {
        special += token.special() ? 1 : 0;
      }
      return new VocabularyReport(
          description,
          ComponentNotation.of(content.normalizer()),
          ComponentNotation.of(content.preTokenizer()),
          description.hasUnknownToken() ? unknownToken(content) : null,
          special,
          content.addedTokens().size(),
          content.merges(),
          tokens);
    }
  }

  private static List<TokenEntry> tokens(
      TokenizerSource source, TokenizerContent content, TextCounter counter) {
    try {
      TokenInventory inventory = TokenInventory.of(content);
      TokenClassifier classifier =
          new TokenClassifier(
              inventory,
              TokenDecoder.of(content.decoder()),
              text -> counter.encode(text, 0).ids(),
              hasByteLevel(content),
              content.modelType().equals("WordPiece")
                  ? content.modelSettings().path("continuing_subword_prefix").asText()
                  : "");
      return inventory.tokens().entrySet().stream()
          .map(token -> classifier.classify(token.getKey(), token.getValue()))
          .toList();
    } catch (UnsupportedDecoderException | IllegalArgumentException e) {
      throw source.refused(
          "its tokens cannot be told one by one ("
              + e.getMessage()
              + "); it can be counted with, but describe another one",
          e);
    }
  }

  /** Whether its tokens are spelt in visible bytes. */
  static boolean hasByteLevel(TokenizerContent content) {
    return hasByteLevel(content.decoder())
        || hasByteLevel(content.preTokenizer())
        || hasByteLevel(content.normalizer());
  }

  private static boolean hasByteLevel(JsonNode component) {
    for (String list : List.of("normalizers", "pretokenizers", "decoders")) {
      for (JsonNode step : component.path(list)) {
        if (hasByteLevel(step)) {
          return true;
        }
      }
    }
    return component.path("type").asText().equals("ByteLevel");
  }

  static @Nullable String unknownToken(TokenizerContent content) {
    JsonNode id = content.modelSettings().path("unk_id");
    if (id.isInt()) {
      for (Map.Entry<String, Integer> token : content.vocabulary().entrySet()) {
        if (token.getValue() == id.intValue()) {
          return token.getKey();
        }
      }
    }
    JsonNode token = content.modelSettings().path("unk_token");
    return token.isTextual() ? token.textValue() : null;
  }

  /** Number of tokens of each class. */
  public Map<TokenClass, Long> classes() {
    Map<TokenClass, Long> classes = new EnumMap<>(TokenClass.class);
    for (TokenClass tokenClass : TokenClass.values()) {
      classes.put(tokenClass, 0L);
    }
    tokens.forEach(token -> classes.merge(token.tokenClass(), 1L, Long::sum));
    return classes;
  }
}
