// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.PrependScheme;
import dev.babelmeter.tokenizers.regex.Cut;
import java.util.function.LongConsumer;

/** Spaces as {@code replacement}, which also goes before pieces as {@code scheme} says. */
record MetaspaceStage(int replacement, PrependScheme scheme) implements PreTokenizer {
  @Override
  public void apply(Pieces in, Pieces out, Scratch scratch) {
    WorkText source = in.text;
    WorkText target = scratch.otherText(source);
    target.reset(source.length + in.count, source.aligned);
    out.reset(target);
    for (int piece = 0; piece < in.count; piece++) {
      int start = target.length;
      int from = in.starts[piece];
      int to = in.ends[piece];
      if (in.tokens[piece] != Pieces.NO_TOKEN) {
        target.append(source, from, to);
      } else {
        int c = source.text[from];
        boolean prepends =
            scheme == PrependScheme.ALWAYS || (scheme == PrependScheme.FIRST && in.first[piece]);
        if (prepends && c != ' ' && c != replacement) {
          target.append(replacement, source, from);
        }
        for (int i = from; i < to; i++) {
          target.append(source.text[i] == ' ' ? replacement : source.text[i], source, i);
        }
      }
      out.add(start, target.length, in.tokens[piece], in.first[piece]);
    }
  }

  /** A part that begins with a space, or its replacement, gets none in front. */
  @Override
  public Cut cut(int left, int right) {
    return scheme != PrependScheme.ALWAYS || right == ' ' || right == replacement
        ? Cut.OPEN
        : Cut.NONE;
  }

  @Override
  public int image(int codePoint) {
    return codePoint == ' ' ? replacement : codePoint;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    properties.accept(codePoint == ' ' || codePoint == replacement ? codePoint : 0);
  }
}
