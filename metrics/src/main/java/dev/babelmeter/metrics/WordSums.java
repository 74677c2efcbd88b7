// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.OptionalDouble;

/**
 * What the words of a sample become when each is encoded alone ({@link Granularity#WORD}), or in
 * its place in a text; say which beside the figures. Sums merge exactly.
 *
 * @param words words that were encoded
 * @param tokens tokens they became
 * @param singleTokenWords those that became one token
 */
public record WordSums(long words, long tokens, long singleTokenWords) {
  /** Over no word. */
  public static final WordSums NONE = new WordSums(0, 0, 0);

  public WordSums {
    if (singleTokenWords < 0 || singleTokenWords > words || tokens < singleTokenWords) {
      throw new IllegalArgumentException(
          "%d words cannot have become %d tokens, %d of them alone"
              .formatted(words, tokens, singleTokenWords));
    }
  }

  /** These and a word that became {@code wordTokens} tokens. */
  public WordSums plusWord(long wordTokens) {
    return new WordSums(
        words + 1, tokens + wordTokens, singleTokenWords + (wordTokens == 1 ? 1 : 0));
  }

  /** The sums over both samples. */
  public WordSums plus(WordSums other) {
    return new WordSums(
        words + other.words, tokens + other.tokens, singleTokenWords + other.singleTokenWords);
  }

  /** Tokens per word: the fertility of Rust et al. 2021, words encoded as TokLens encodes them. */
  public OptionalDouble fertility() {
    return Ratios.ratio(tokens, words);
  }

  /**
   * The share of words that became two tokens or more, the proportion of continued words of Rust et
   * al. 2021. A word that became no token is not continued.
   *
   * @param emptyWords those of the words that became no token
   */
  public OptionalDouble continuedWords(long emptyWords) {
    return Ratios.ratio(words - singleTokenWords - emptyWords, words);
  }

  /**
   * The single-token retention rate (arXiv 2510.09947): percent of words that stay one token. The
   * published rates are over distinct words ("types") of a list, each encoded alone without a
   * leading space.
   */
  public OptionalDouble singleTokenRetention() {
    OptionalDouble share = Ratios.ratio(singleTokenWords, words);
    return share.isEmpty() ? share : OptionalDouble.of(100 * share.getAsDouble());
  }
}
