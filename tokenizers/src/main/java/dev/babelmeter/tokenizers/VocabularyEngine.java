// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * Tokenises texts under one vocabulary. Safe for use by several threads until it is closed; closing
 * twice does nothing.
 */
interface VocabularyEngine extends AutoCloseable {
  /** What it is. */
  CountEngine kind();

  /**
   * Returns the tokens of {@code text} without special tokens, padding or truncation.
   *
   * @param text a text without lone surrogates, at most {@link TextCounter#MAX_LENGTH} long
   */
  TokenSequence encode(String text);

  @Override
  void close();
}
