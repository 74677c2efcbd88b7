// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** Changes a text that is not empty. Immutable. */
interface Normalizer {
  /** Normalizes {@code text} in place. */
  void normalize(WorkText text, Scratch scratch);

  /**
   * Whether a text of nothing but such code points stays as it is, whatever their order. False for
   * every code point when the normalizer adds something to each text.
   */
  boolean keeps(int codePoint);
}
