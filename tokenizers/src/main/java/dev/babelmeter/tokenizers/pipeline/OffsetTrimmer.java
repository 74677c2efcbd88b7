// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import dev.babelmeter.tokenizers.model.OffsetTrimming;
import dev.babelmeter.tokenizers.model.TokenizerSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes white space out of the spans of tokens. */
final class OffsetTrimmer {
  private final List<OffsetTrimming> trimmings;
  private final TokenSpaces spaces;

  OffsetTrimmer(TokenizerSpec spec, Map<String, Integer> addedTokens) {
    trimmings = spec.trimmings();
    Map<String, Integer> tokens = new HashMap<>();
    if (!trimmings.isEmpty()) {
      tokens.putAll(vocabulary(spec.model()));
      tokens.putAll(addedTokens);
    }
    spaces = new TokenSpaces(tokens);
  }

  private static Map<String, Integer> vocabulary(ModelSpec model) {
    if (model instanceof ModelSpec.Bpe bpe) {
      return bpe.vocabulary();
    }
    if (model instanceof ModelSpec.Unigram unigram) {
      return unigram.ids();
    }
    return model instanceof ModelSpec.WordPiece wordPiece
        ? wordPiece.vocabulary()
        : ((ModelSpec.WordLevel) model).vocabulary();
  }

  boolean trims() {
    return !trimmings.isEmpty();
  }

  void trim(TokenSink sink) {
    // An iterator would be an object for each text.
    for (int t = 0; t < trimmings.size(); t++) {
      for (int i = 0; i < sink.count; i++) {
        trim(sink, i, trimmings.get(t).addPrefixSpace());
      }
    }
  }

  private void trim(TokenSink sink, int index, boolean addPrefixSpace) {
    int leading = sink.leadingSpaces(index, spaces);
    int trailing = sink.trailingSpaces(index, spaces);
    boolean first = index == 0 || sink.starts[index] == 0;
    if (leading > 0 && !(first && addPrefixSpace && leading == 1)) {
      sink.starts[index] = Math.min(sink.starts[index] + leading, sink.ends[index]);
    }
    if (trailing > 0 && sink.ends[index] >= trailing) {
      sink.ends[index] = Math.max(sink.ends[index] - trailing, sink.starts[index]);
    }
  }
}
