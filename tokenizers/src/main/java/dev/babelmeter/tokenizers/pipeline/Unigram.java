// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import org.jspecify.annotations.Nullable;

/**
 * The most probable division of a piece under a unigram language model (Kudo 2018): Viterbi from
 * left to right in double precision. Of equal scores the one found first stays, which is the one
 * whose last token is longest. Neighbouring unknown characters are one token.
 */
final class Unigram implements Model {
  /** What an unknown character scores below the least score of the vocabulary. */
  private static final double UNKNOWN_PENALTY = 10.0;

  private static final int NONE = -1;

  private final CodePointTrie trie;
  private final double[] scores;
  private final double unknownScore;
  private final int unknownId;
  private final int @Nullable [] byteTokens;

  Unigram(ModelSpec.Unigram spec) {
    trie = new CodePointTrie(spec.ids());
    scores = spec.scores();
    unknownId = spec.unknownId();
    double least = Double.POSITIVE_INFINITY;
    for (double score : scores) {
      least = Math.min(least, score);
    }
    unknownScore = least - UNKNOWN_PENALTY;
    byteTokens = spec.byteFallback() ? Bpe.byteTokens(spec.ids()) : null;
  }

  @Override
  public void tokenize(WorkText text, int start, int end, Scratch scratch) {
    UnigramScratch s = scratch.unigram;
    int length = end - start;
    s.reset(length);
    for (int i = 0; i < length; i++) {
      extend(text.text, start, i, length, s);
    }
    int steps = 0;
    for (int at = length; at > 0; at = s.starts[at]) {
      s.path[steps++] = at;
    }
    emit(text, start, steps, s, scratch.sink);
  }

  /** Adds what begins at position {@code i} to the best paths. */
  private void extend(int[] text, int start, int i, int length, UnigramScratch s) {
    double before = s.scores[i];
    boolean single = false;
    int node = CodePointTrie.ROOT;
    for (int j = i; j < length; ) {
      node = trie.child(node, text[start + j]);
      if (node == CodePointTrie.ABSENT) {
        break;
      }
      j++;
      int id = trie.value(node);
      if (id != CodePointTrie.ABSENT) {
        offer(s, i, j, scores[id] + before, id);
        single |= j == i + 1;
      }
    }
    if (!single) {
      offer(s, i, i + 1, unknownScore + before, unknownId);
    }
  }

  private static void offer(UnigramScratch s, int from, int to, double score, int id) {
    if (s.starts[to] == UnigramScratch.UNREACHED || score > s.scores[to]) {
      s.scores[to] = score;
      s.starts[to] = from;
      s.ids[to] = id;
    }
  }

  private void emit(WorkText text, int start, int steps, UnigramScratch s, TokenSink sink) {
    int from = 0;
    for (int step = steps - 1; step >= 0; step--) {
      int to = s.path[step];
      int id = s.ids[to];
      if (id == unknownId) {
        while (step > 0 && s.ids[s.path[step - 1]] == unknownId) {
          to = s.path[--step];
        }
        emitUnknown(text, start + from, start + to, sink);
      } else {
        sink.addText(id, text, start + from, start + to - 1);
      }
      from = to;
    }
  }

  private void emitUnknown(WorkText text, int start, int end, TokenSink sink) {
    int id = whole(text.text, start, end);
    if (id != CodePointTrie.ABSENT) {
      sink.addText(id, text, start, end - 1);
      return;
    }
    if (byteTokens == null || !hasBytes(text.text, start, end)) {
      sink.addText(unknownId, text, start, end - 1);
      sink.unknown++;
      return;
    }
    for (int i = start; i < end; i++) {
      int c = text.text[i];
      for (int j = 0, n = ByteAlphabet.utf8Length(c); j < n; j++) {
        sink.add(byteTokens[ByteAlphabet.utf8Byte(c, j)], text, start, end - 1);
        sink.byteFallback++;
      }
    }
  }

  private int whole(int[] text, int start, int end) {
    int node = CodePointTrie.ROOT;
    for (int i = start; i < end && node != CodePointTrie.ABSENT; i++) {
      node = trie.child(node, text[i]);
    }
    return node == CodePointTrie.ABSENT ? node : trie.value(node);
  }

  private boolean hasBytes(int[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      for (int j = 0, n = ByteAlphabet.utf8Length(text[i]); j < n; j++) {
        if (byteTokens == null || byteTokens[ByteAlphabet.utf8Byte(text[i], j)] == NONE) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sums of scores round differently in the parts of a piece. */
  @Override
  public boolean isCutBeside(int codePoint) {
    return false;
  }
}
