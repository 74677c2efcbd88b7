// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.Cut;
import java.util.function.LongConsumer;

/** A space before every piece that does not begin with one. */
final class PrefixSpace implements PreTokenizer {
  @Override
  public void apply(Pieces in, Pieces out, Scratch scratch) {
    WorkText source = in.text;
    WorkText target = scratch.otherText(source);
    target.reset(source.length + in.count, source.aligned);
    out.reset(target);
    for (int piece = 0; piece < in.count; piece++) {
      int start = target.length;
      if (in.tokens[piece] == Pieces.NO_TOKEN && source.text[in.starts[piece]] != ' ') {
        target.append(' ', source, in.starts[piece]);
      }
      target.append(source, in.starts[piece], in.ends[piece]);
      out.add(start, target.length, in.tokens[piece], in.first[piece]);
    }
  }

  /** A part that begins with a space gets none in front. */
  @Override
  public Cut cut(int left, int right) {
    return right == ' ' ? Cut.OPEN : Cut.NONE;
  }

  @Override
  public int image(int codePoint) {
    return codePoint;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    properties.accept(codePoint == ' ' ? 1 : 0);
  }
}
