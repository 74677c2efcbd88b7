// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.Cut;
import dev.babelmeter.tokenizers.unicode.Scripts;
import java.util.function.LongConsumer;

/**
 * Cuts pieces where the script changes. As in the reference, what stands before the first character
 * that has a script is lost.
 */
final class ScriptStage implements PreTokenizer {
  private static final int NONE = -1;

  @Override
  public void apply(Pieces in, Pieces out, Scratch scratch) {
    out.reset(in.text);
    int[] text = in.text.text;
    for (int piece = 0; piece < in.count; piece++) {
      int from = in.starts[piece];
      int to = in.ends[piece];
      if (in.tokens[piece] != Pieces.NO_TOKEN) {
        out.add(from, to, in.tokens[piece], in.first[piece]);
        continue;
      }
      int start = NONE;
      int last = Scripts.ANY;
      for (int i = from; i < to; i++) {
        int script = Scripts.of(text[i]);
        if (script != Scripts.ANY && script != last) {
          if (start != NONE) {
            out.cut(start, i, Pieces.NO_TOKEN, from, in.first[piece]);
          }
          start = i;
          last = script;
        }
      }
      if (start != NONE) {
        out.cut(start, to, Pieces.NO_TOKEN, from, in.first[piece]);
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
