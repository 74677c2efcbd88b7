// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

/** The tokens of one text under one vocabulary, in order. */
public interface Tokens {
  /** Number of tokens. */
  int size();

  /** Id of token {@code index}. */
  int id(int index);

  /** Offset in the text of the first character of token {@code index}, in code points. */
  int start(int index);

  /** Offset after the last character of token {@code index}, in code points. */
  int end(int index);
}
