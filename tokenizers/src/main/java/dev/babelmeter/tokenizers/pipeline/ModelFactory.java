// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;

/** Makes models. */
final class ModelFactory {
  private ModelFactory() {}

  static Model make(ModelSpec spec, boolean spellsBytes) {
    if (spec instanceof ModelSpec.Bpe bpe) {
      return new Bpe(bpe, spellsBytes);
    }
    if (spec instanceof ModelSpec.Unigram unigram) {
      return new Unigram(unigram);
    }
    return spec instanceof ModelSpec.WordPiece wordPiece
        ? new WordPiece(wordPiece)
        : new WordLevel((ModelSpec.WordLevel) spec);
  }
}
