// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import dev.babelmeter.tokenizers.ModelTokenizer.ModelInput;
import java.util.stream.IntStream;

/**
 * Cuts what is longer than an encoder takes. Special tokens stay and the text's own go, from the
 * end or the beginning, as HuggingFace tokenizers truncate.
 */
public final class Truncation {
  /** Which end of a text is cut off. */
  public enum Side {
    /** The end. */
    RIGHT,
    /** The beginning. */
    LEFT
  }

  private Truncation() {}

  /** Returns at most {@code maxTokens} tokens of {@code input}. */
  public static TextTokens cut(ModelInput input, int maxTokens, Side side) {
    int excess = input.size() - maxTokens;
    if (excess <= 0) {
      return new TextTokens(input.ids(), input.typeIds(), input.size());
    }
    int[] own = IntStream.range(0, input.size()).filter(token -> !input.special()[token]).toArray();
    int dropped = Math.min(excess, own.length);
    boolean[] drop = new boolean[input.size()];
    for (int i = 0; i < dropped; i++) {
      drop[own[side == Side.RIGHT ? own.length - 1 - i : i]] = true;
    }
    int[] kept = IntStream.range(0, input.size()).filter(token -> !drop[token]).toArray();
    return new TextTokens(
        IntStream.of(kept).mapToLong(token -> input.ids()[token]).toArray(),
        IntStream.of(kept).mapToLong(token -> input.typeIds()[token]).toArray(),
        input.size());
  }
}
