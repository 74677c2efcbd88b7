// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a vocabulary that stand for text it cannot spell.
 *
 * @param unknown the unknown token, or null when no text can become it: there is none, or every
 *     byte of UTF-8 has a token
 * @param byteTokens the tokens {@code <0xNN>} by id when they spell unknown characters; else empty
 */
public record SpecialTokens(@Nullable Unknown unknown, Map<Integer, String> byteTokens) {
  /**
   * The unknown token.
   *
   * @param id its id
   * @param content its text
   */
  public record Unknown(int id, String content) {}
}
