// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.tally.SpecialTokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells the profile of a {@code tokenizer.json}, and refuses one that the reference loads but does
 * not count every text with, or not twice alike.
 */
final class TokenizerProfiler {
  private final TokenizerSource source;
  private final TokenizerDocument document;
  private final ModelSection model;

  private TokenizerProfiler(TokenizerSource source, TokenizerDocument document) {
    this.source = source;
    this.document = document;
    this.model = document.model();
  }

  /**
   * Returns the profile of {@code source}.
   *
   * @throws VocabularyException when it is no {@code tokenizer.json} or cannot be counted with
   */
  static TokenizerProfile profile(TokenizerSource source) {
    return new TokenizerProfiler(source, TokenizerDocument.read(source)).profile();
  }

  private TokenizerProfile profile() {
    VocabularyFamily family = family();
    requireCountable();
    Set<String> added = new HashSet<>(document.addedTokens());
    added.removeAll(model.tokens().keySet());
    return new TokenizerProfile(
        family,
        model.tokens().size() + added.size(),
        new SpecialTokens(unknownToken(family), byteTokens()));
  }

  private VocabularyFamily family() {
    if (!model.has("vocab")) {
      throw source.refused("its model has no vocab; give a complete tokenizer.json");
    }
    String type = model.type();
    if (type == null) {
      return undeclaredFamily();
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
  private VocabularyFamily undeclaredFamily() {
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

  private void requireCountable() {
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

  private SpecialTokens.@Nullable Unknown unknownToken(VocabularyFamily family) {
    String unknown = model.unknownToken();
    if (family == VocabularyFamily.UNIGRAM) {
      unknown = pieceAt(model.unknownId());
    } else if (family == VocabularyFamily.BPE && (unknown == null || spellsEveryByte())) {
      // Without an unknown token, byte-pair encoding leaves unknown characters out.
      return null;
    }
    Integer id = unknown == null ? null : model.tokens().get(unknown);
    if (unknown == null || id == null) {
      throw source.refused(
          "its model has no token for unknown text, so not every text can be counted; use a"
              + " tokenizer.json whose unk_token or unk_id is in its vocab");
    }
    return model.byteFallback() && hasEvery(TokenizerProfiler::byteToken)
        ? null
        : new SpecialTokens.Unknown(id, unknown);
  }

  private @Nullable String pieceAt(@Nullable Integer id) {
    for (Map.Entry<String, Integer> token : model.tokens().entrySet()) {
      if (token.getValue().equals(id)) {
        return token.getKey();
      }
    }
    return null;
  }

  /** Whether a byte-pair model has a token for each byte that occurs in text. */
  private boolean spellsEveryByte() {
    if (model.byteFallback() && hasEvery(TokenizerProfiler::byteToken)) {
      return true;
    }
    return document.isByteLevel()
        && model.continuingPrefix().isEmpty()
        && model.endOfWordSuffix().isEmpty()
        && hasEvery(value -> String.valueOf(ByteAlphabet.character(value)));
  }

  private boolean hasEvery(IntFunction<String> spelling) {
    for (int value = 0; value < 256; value++) {
      if (ByteAlphabet.occursInUtf8(value) && !model.tokens().containsKey(spelling.apply(value))) {
        return false;
      }
    }
    return true;
  }

  private Map<Integer, String> byteTokens() {
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
