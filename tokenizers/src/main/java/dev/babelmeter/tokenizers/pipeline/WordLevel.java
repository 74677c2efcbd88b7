// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;

/** A token a piece. */
final class WordLevel implements Model {
  private final TokenTable tokens;
  private final int unknownId;

  WordLevel(ModelSpec.WordLevel spec) {
    tokens = new TokenTable(spec.vocabulary());
    unknownId = spec.unknownId();
  }

  @Override
  public void tokenize(WorkText text, int start, int end, Scratch scratch) {
    int id = tokens.get(text.text, start, end);
    if (id == TokenTable.ABSENT) {
      id = unknownId;
      scratch.sink.unknown++;
    }
    scratch.sink.add(id, text, start, end - 1);
  }

  /** A piece is one token. */
  @Override
  public boolean isCutBeside(int codePoint) {
    return false;
  }
}
