// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** Merges pieces under one byte-pair encoding. Belongs to one thread. */
public final class PieceMerger {
  private final Bpe model;
  private final BpeScratch scratch = new BpeScratch();
  private final TokenSink sink = new TokenSink();

  /** A merger of {@code encoding}. */
  public PieceMerger(BpeTokens encoding) {
    model = encoding.model();
  }

  /**
   * Merges the code points {@code [from, to)} of {@code text}, a piece.
   *
   * @return the number of tokens
   */
  public int merge(int[] text, int from, int to) {
    sink.reset(false, false);
    model.merge(text, from, to, scratch, sink);
    return scratch.count;
  }

  /** Bytes of UTF-8 that token {@code index} stands for. */
  public int length(int index) {
    return scratch.lengths[index];
  }

  /** Id of token {@code index}. */
  public int id(int index) {
    return scratch.symbols[index];
  }

  /** Tokens that spell an unknown character byte by byte. */
  public int byteFallback() {
    return sink.byteFallback;
  }

  /** Tokens that stand for unknown characters, or for one that has no token and left no trace. */
  public boolean isSpelt(int bytes) {
    int spelt = 0;
    for (int i = 0; i < scratch.count; i++) {
      spelt += scratch.lengths[i];
    }
    return sink.unknown == 0 && spelt == bytes;
  }
}
