// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.OptionalDouble;

/**
 * Ratios of sums. Each is formed from the sums over all texts of a slice and never from ratios of
 * its texts, so it is the same however the slice was cut into windows. A ratio over nothing is
 * empty, never 0.
 */
public final class Ratios {
  private Ratios() {}

  /**
   * Tokens per word, the fertility of Rust et al. 2021 ("How Good is Your Tokenizer?"), here with
   * words delimited by white space and tokens counted in running text.
   */
  public static OptionalDouble fertility(long tokens, long words) {
    return ratio(tokens, words);
  }

  /** UTF-8 bytes per token. */
  public static OptionalDouble bytesPerToken(long utf8Bytes, long tokens) {
    return ratio(utf8Bytes, tokens);
  }

  /** Unicode code points per token. */
  public static OptionalDouble charactersPerToken(long characters, long tokens) {
    return ratio(characters, tokens);
  }

  /**
   * Tokens per Unicode code point, as the KL3M paper counts them (Bommarito et al. 2025, "KL3M
   * Tokenizers", {@code token_efficiency_analysis.py}).
   */
  public static OptionalDouble tokensPerCharacter(long tokens, long characters) {
    return ratio(tokens, characters);
  }

  /** The share of {@code part} in {@code whole}. */
  public static OptionalDouble share(long part, long whole) {
    return ratio(part, whole);
  }

  /**
   * The share of {@code part} in {@code whole} where the part may not exist: a vocabulary without
   * an unknown token has no rate of unknown tokens, and one without byte fallback no rate of that.
   *
   * @param part a count, or a negative number where the vocabulary has no such tokens
   * @return empty where it does not apply, which is not 0
   */
  public static OptionalDouble shareWhereItApplies(long part, long whole) {
    return part < 0 ? OptionalDouble.empty() : ratio(part, whole);
  }

  static OptionalDouble ratio(long numerator, long denominator) {
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) numerator / denominator);
  }
}
