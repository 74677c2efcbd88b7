// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.Cut;
import java.util.function.LongConsumer;

/** The bytes of pieces as characters, where a later step looks at them. */
final class ByteStage implements PreTokenizer {
  @Override
  public void apply(Pieces in, Pieces out, Scratch scratch) {
    WorkText source = in.text;
    WorkText target = scratch.otherText(source);
    target.reset(source.length, source.aligned);
    out.reset(target);
    for (int piece = 0; piece < in.count; piece++) {
      int start = target.length;
      if (in.tokens[piece] != Pieces.NO_TOKEN) {
        target.append(source, in.starts[piece], in.ends[piece]);
      } else {
        for (int i = in.starts[piece]; i < in.ends[piece]; i++) {
          int c = source.text[i];
          for (int j = 0, n = ByteAlphabet.utf8Length(c); j < n; j++) {
            target.append(ByteAlphabet.of(ByteAlphabet.utf8Byte(c, j)), source, i);
          }
        }
      }
      out.add(start, target.length, in.tokens[piece], in.first[piece]);
    }
  }

  @Override
  public Cut cut(int left, int right) {
    return Cut.OPEN;
  }

  @Override
  public int image(int codePoint) {
    return codePoint < 0x80 ? ByteAlphabet.of(codePoint) : Place.ANY;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    properties.accept(Math.min(0, image(codePoint)));
  }
}
