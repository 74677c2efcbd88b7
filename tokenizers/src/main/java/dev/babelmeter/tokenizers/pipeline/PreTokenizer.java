// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** Divides pieces into smaller ones, or changes their text. Immutable. */
interface PreTokenizer {
  /** Adds to {@code out}, which is empty and over another text, what becomes of {@code in}. */
  void apply(Pieces in, Pieces out, Scratch scratch);
}
