// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import org.jspecify.annotations.Nullable;

/**
 * A sequence to be encoded.
 *
 * @param input its tokens
 * @param mask for each token, 1 when others attend to it, else 0; at least one is 1
 * @param poolWeights for each token, how much it counts in the mean; null to pool as the encoder
 *     does
 * @param output what is wanted of it
 */
public record EncoderRow(
    RowInput input, long[] mask, float @Nullable [] poolWeights, Output output) {
  /** What is wanted of a row. */
  public enum Output {
    /** The vector of the sequence. */
    SENTENCE,
    /** The vector of each token. */
    TOKENS,
    /** Both. */
    BOTH;

    boolean hasSentence() {
      return this != TOKENS;
    }

    boolean hasTokens() {
      return this != SENTENCE;
    }
  }

  /** Number of tokens. */
  public int length() {
    return mask.length;
  }
}
