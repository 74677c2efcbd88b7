// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.Arrays;

/**
 * Counts of one text under the vocabularies of a set, by their index. Made once and overwritten by
 * each {@link TextCounter#count}, so that counting allocates nothing. Not safe for use by several
 * threads.
 */
public final class TokenCounts {
  /** The value of a count that a vocabulary does not have, such as its unknown tokens. */
  public static final long NOT_APPLICABLE = -1;

  private final long[] tokens;
  private final long[] unknownTokens;
  private final long[] byteFallbackTokens;
  private final long[] singleTokenWords;

  /** Makes room for the counts of {@code vocabularies} vocabularies. */
  public TokenCounts(int vocabularies) {
    tokens = new long[vocabularies];
    unknownTokens = new long[vocabularies];
    byteFallbackTokens = new long[vocabularies];
    singleTokenWords = new long[vocabularies];
  }

  /** Number of vocabularies. */
  public int size() {
    return tokens.length;
  }

  /** Tokens under the vocabulary at index {@code vocabulary}. */
  public long tokens(int vocabulary) {
    return tokens[vocabulary];
  }

  /**
   * Tokens that stand for text the vocabulary cannot express; {@link #NOT_APPLICABLE} when no text
   * can become its unknown token: it has none, or a token for every byte of UTF-8. The unknown
   * token written out in a text, such as {@code [UNK]}, is not counted.
   */
  public long unknownTokens(int vocabulary) {
    return unknownTokens[vocabulary];
  }

  /**
   * Tokens {@code <0xNN>} that spell a character byte by byte; {@link #NOT_APPLICABLE} when the
   * vocabulary has no byte fallback. Such a token written out in a text is not counted.
   */
  public long byteFallbackTokens(int vocabulary) {
    return byteFallbackTokens[vocabulary];
  }

  /**
   * Words, as {@link TextMeasure} delimits them, that one token covers alone in their place in the
   * text: it is the only token with a character of the word. The token may cover white space beside
   * the word but no part of another word, and is not the unknown token. Characters that the
   * vocabulary's normalizer removes need no token, so {@code cafe} with a combining accent is one
   * token where accents are stripped. It is the in-place form of the numerator of the single-token
   * retention rate (arXiv 2510.09947).
   */
  public long singleTokenWords(int vocabulary) {
    return singleTokenWords[vocabulary];
  }

  /** Sets the counts of the vocabulary at index {@code vocabulary}. */
  void set(
      int vocabulary,
      long tokens,
      long unknownTokens,
      long byteFallbackTokens,
      long singleTokenWords) {
    this.tokens[vocabulary] = tokens;
    this.unknownTokens[vocabulary] = unknownTokens;
    this.byteFallbackTokens[vocabulary] = byteFallbackTokens;
    this.singleTokenWords[vocabulary] = singleTokenWords;
  }

  @Override
  public String toString() {
    return "TokenCounts" + Arrays.toString(tokens);
  }
}
