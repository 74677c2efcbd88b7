// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;

/** Longest match first (Wu et al. 2016); a word that cannot be spelt is one unknown token. */
final class WordPiece implements Model {
  private final CodePointTrie trie;
  private final int continuingRoot;
  private final int maxCharacters;
  private final int unknownId;

  WordPiece(ModelSpec.WordPiece spec) {
    trie = new CodePointTrie(spec.vocabulary());
    continuingRoot = trie.node(spec.continuingPrefix());
    maxCharacters = spec.maxCharacters();
    unknownId = spec.unknownId();
  }

  @Override
  public void tokenize(WorkText text, int start, int end, Scratch scratch) {
    TokenSink sink = scratch.sink;
    int before = sink.count;
    int at = start;
    while (at < end && end - start <= maxCharacters) {
      int node = at == start ? CodePointTrie.ROOT : continuingRoot;
      int id = CodePointTrie.ABSENT;
      int tokenEnd = at;
      for (int i = at; i < end && node != CodePointTrie.ABSENT; ) {
        node = trie.child(node, text.text[i++]);
        if (node != CodePointTrie.ABSENT && trie.value(node) != CodePointTrie.ABSENT) {
          id = trie.value(node);
          tokenEnd = i;
        }
      }
      if (id == CodePointTrie.ABSENT) {
        break;
      }
      sink.add(id, text, at, tokenEnd - 1);
      at = tokenEnd;
    }
    if (at < end) {
      sink.count = before;
      sink.add(unknownId, text, start, end - 1);
      sink.unknown++;
    }
  }

  /** What is inside a word is spelt in other tokens than what begins one. */
  @Override
  public boolean isCutBeside(int codePoint) {
    return false;
  }
}
