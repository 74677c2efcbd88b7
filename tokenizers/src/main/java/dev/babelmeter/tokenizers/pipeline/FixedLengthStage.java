// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.Cut;
import java.util.function.LongConsumer;

/** Pieces of {@code length} code points. */
record FixedLengthStage(int length) implements PreTokenizer {
  @Override
  public void apply(Pieces in, Pieces out, Scratch scratch) {
    out.reset(in.text);
    for (int piece = 0; piece < in.count; piece++) {
      int end = in.ends[piece];
      if (in.tokens[piece] != Pieces.NO_TOKEN) {
        out.add(in.starts[piece], end, in.tokens[piece], in.first[piece]);
        continue;
      }
      for (int start = in.starts[piece]; start < end; ) {
        int next = end - start <= length ? end : start + length;
        out.cut(start, next, Pieces.NO_TOKEN, in.starts[piece], in.first[piece]);
        start = next;
      }
    }
  }

  @Override
  public Cut cut(int left, int right) {
    return Cut.NONE;
  }

  @Override
  public int image(int codePoint) {
    return codePoint;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    // Every character is alike.
  }
}
