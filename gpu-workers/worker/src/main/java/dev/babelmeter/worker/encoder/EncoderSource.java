// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.worker.onnx.ModelFile;

/**
 * A sentence encoder before it is loaded.
 *
 * @param name its name
 * @param model its network
 * @param tokenizer its tokenizer
 * @param pooling how it makes one vector of many
 * @param normalize whether its vectors have length 1
 * @param maxTokens tokens that a text may have, special ones included
 */
public record EncoderSource(
    String name,
    ModelFile model,
    TokenizerSource tokenizer,
    Pooling pooling,
    boolean normalize,
    int maxTokens) {
  /** The same encoder with its network in memory when a library carries it. */
  public EncoderSource held() {
    return new EncoderSource(name, model.held(), tokenizer, pooling, normalize, maxTokens);
  }
}
