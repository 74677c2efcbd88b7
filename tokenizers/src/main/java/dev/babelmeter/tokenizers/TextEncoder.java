// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.tally.TokenSequence;

/** Tokenises texts under one vocabulary. Belongs to one thread. */
@FunctionalInterface
interface TextEncoder {
  /**
   * Returns the tokens of {@code text} without special tokens, padding or truncation.
   *
   * @param text a text without lone surrogates, at most {@link TextCounter#MAX_LENGTH} long
   */
  TokenSequence encode(String text);
}
