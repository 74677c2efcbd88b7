// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.decode.TokenDecoder;
import dev.babelmeter.tokenizers.decode.UnsupportedDecoderException;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What each token of a vocabulary says when it is decoded alone. */
public final class TokenTexts {
  private TokenTexts() {}

  /**
   * Returns the texts by id. A token of a part of a character has U+FFFD.
   *
   * @throws VocabularyException when tokens cannot be decoded, or ids do not tell them
   */
  public static NavigableMap<Integer, String> of(TokenizerSource source) {
    TokenizerContent content = TokenizerContent.read(source);
    NavigableMap<Integer, String> texts = new TreeMap<>();
    try {
      TokenDecoder decoder = TokenDecoder.of(content.decoder());
      TokenInventory.of(content)
          .tokens()
          .forEach((id, token) -> texts.put(id, decoder.decode(List.of(token))));
    } catch (UnsupportedDecoderException | IllegalArgumentException e) {
      throw source.refused(
          "its tokens cannot be told one by one ("
              + e.getMessage()
              + "); it can be counted with, but not compared with a dictionary",
          e);
    }
    return texts;
  }
}
