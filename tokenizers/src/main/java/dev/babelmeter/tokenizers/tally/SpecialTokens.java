// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tokens of a vocabulary that stand for text it cannot spell. Immutable. */
public final class SpecialTokens {
  private final @Nullable Unknown unknown;
  private final Map<Integer, String> byteTokens;

  /** The ids of {@link #byteTokens}, which are asked for without an object for each. */
  private final BitSet byteIds = new BitSet();

  /**
   * The unknown token.
   *
   * @param id its id
   * @param content its text
   */
  public record Unknown(int id, String content) {}

  /**
   * The special tokens of a vocabulary.
   *
   * @param unknown the unknown token, or null when no text can become it: there is none, or every
   *     byte of UTF-8 has a token
   * @param byteTokens the tokens {@code <0xNN>} by id when they spell unknown characters; else
   *     empty
   */
  public SpecialTokens(@Nullable Unknown unknown, Map<Integer, String> byteTokens) {
    this.unknown = unknown;
    this.byteTokens = new TreeMap<>(byteTokens);
    byteTokens.keySet().forEach(byteIds::set);
  }

  /** The unknown token, or null. */
  public @Nullable Unknown unknown() {
    return unknown;
  }

  /** Whether bytes have tokens of their own, for characters that cannot be spelt. */
  public boolean hasByteTokens() {
    return !byteTokens.isEmpty();
  }

  /** The text of a token of one byte, or null when {@code id} is none. */
  @Nullable String byteToken(int id) {
    return byteIds.get(id) ? byteTokens.get(id) : null;
  }

  /** Names all its tokens: equal texts are of equal special tokens. */
  @Override
  public String toString() {
    return "SpecialTokens[" + unknown + ", " + byteTokens + "]";
  }
}
