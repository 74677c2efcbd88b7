// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code tokenizer.json} says of its vocabulary.
 *
 * @param family model type
 * @param size number of distinct tokens, added tokens included
 * @param unknown the unknown token, or null when no text can become it: there is none, or every
 *     byte of UTF-8 has a token
 * @param byteTokens the tokens {@code <0xNN>} by id when they spell unknown characters; else empty
 */
record TokenizerProfile(
    VocabularyFamily family,
    int size,
    @Nullable UnknownToken unknown,
    Map<Integer, String> byteTokens) {

  /**
   * The unknown token.
   *
   * @param id its id
   * @param content its text
   */
  record UnknownToken(int id, String content) {}
}
