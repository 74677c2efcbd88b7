// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The tokens of a WordPiece vocabulary as bytes of the text. Immutable. */
public final class WordPieceTokens {
  private final ModelSpec.WordPiece spec;

  WordPieceTokens(ModelSpec.WordPiece spec) {
    this.spec = spec;
  }

  /** Code points of the longest word that is not unknown. */
  public int maxCharacters() {
    return spec.maxCharacters();
  }

  /** Number of tokens. */
  public int size() {
    return spec.size();
  }

  /** Tells each token that may begin a word, and each that may go on with one, in UTF-8. */
  public void forEach(TokenConsumer tokens) {
    String prefix = spec.continuingPrefix();
    for (Map.Entry<String, Integer> entry : spec.vocabulary().entrySet()) {
      String token = entry.getKey();
      boolean unknown = entry.getValue() == spec.unknownId();
      if (!token.isEmpty()) {
        tokens.accept(token.getBytes(StandardCharsets.UTF_8), false, unknown);
      }
      if (token.startsWith(prefix) && token.length() > prefix.length()) {
        tokens.accept(
            token.substring(prefix.length()).getBytes(StandardCharsets.UTF_8), true, unknown);
      }
    }
  }

  /** Takes a token. */
  @FunctionalInterface
  public interface TokenConsumer {
    /**
     * Takes a token.
     *
     * @param spelling the bytes that it covers
     * @param continuing whether it goes on with a word
     * @param unknown whether it is the token that also stands for what cannot be spelt
     */
    void accept(byte[] spelling, boolean continuing, boolean unknown);
  }
}
