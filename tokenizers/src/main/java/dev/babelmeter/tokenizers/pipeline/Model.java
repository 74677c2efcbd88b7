// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** Makes tokens of pieces. Immutable. */
interface Model {
  /** Adds the tokens of the code points {@code [start, end)} of {@code text}, not empty. */
  void tokenize(WorkText text, int start, int end, Scratch scratch);

  /**
   * Whether a piece may be cut beside {@code codePoint} wherever no token of the vocabulary spans
   * the place: its tokens are then those of the parts.
   */
  boolean isCutBeside(int codePoint);
}
