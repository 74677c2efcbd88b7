// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.SplitBehavior;
import dev.babelmeter.tokenizers.regex.Cut;
import dev.babelmeter.tokenizers.regex.Pattern;
import dev.babelmeter.tokenizers.regex.PatternCuts;
import java.util.function.LongConsumer;

/** Cuts pieces at the matches of a pattern, or between them. */
record SplitStage(Pattern pattern, PatternCuts cuts, SplitBehavior behavior, boolean invert)
    implements PreTokenizer {
  @Override
  public void apply(Pieces in, Pieces out, Scratch scratch) {
    out.reset(in.text);
    int[] text = in.text.text;
    for (int piece = 0; piece < in.count; piece++) {
      int start = in.starts[piece];
      int end = in.ends[piece];
      if (in.tokens[piece] != Pieces.NO_TOKEN) {
        out.add(start, end, in.tokens[piece], in.first[piece]);
      } else if (behavior == SplitBehavior.ISOLATED) {
        isolate(text, start, end, in.first[piece], out);
      } else {
        Matches matches = scratch.matches;
        find(text, start, end, matches);
        matches.pieces(behavior, invert, in.first[piece], out);
      }
    }
  }

  private void isolate(int[] text, int from, int to, boolean beginning, Pieces out) {
    for (int at = from; at < to; ) {
      long match = pattern.find(text, from, to, at);
      int start = match == Pattern.NO_MATCH ? to : Pattern.start(match);
      out.cut(at, start, Pieces.NO_TOKEN, from, beginning);
      if (match == Pattern.NO_MATCH) {
        return;
      }
      at = Pattern.end(match);
      out.cut(start, at, Pieces.NO_TOKEN, from, beginning);
    }
  }

  private void find(int[] text, int from, int to, Matches matches) {
    matches.clear();
    for (int at = from; at < to; ) {
      long match = pattern.find(text, from, to, at);
      int start = match == Pattern.NO_MATCH ? to : Pattern.start(match);
      if (at < start) {
        matches.add(at, start, false);
      }
      if (match == Pattern.NO_MATCH) {
        return;
      }
      at = Pattern.end(match);
      matches.add(start, at, true);
    }
  }

  @Override
  public Cut cut(int left, int right) {
    if (behavior == SplitBehavior.ISOLATED || behavior == SplitBehavior.REMOVED) {
      return cuts.between(left, right);
    }
    if (!cuts.isSingle() || invert || left < 0) {
      return Cut.NONE;
    }
    boolean matchesLeft = cuts.matches(cuts.classOf(left));
    boolean matchesRight = cuts.matches(cuts.classOf(right));
    if (!matchesLeft && !matchesRight) {
      return Cut.OPEN;
    }
    if (behavior == SplitBehavior.CONTIGUOUS) {
      return matchesLeft && matchesRight ? Cut.OPEN : Cut.ALWAYS;
    }
    boolean joins = behavior == SplitBehavior.MERGED_WITH_NEXT ? matchesLeft : matchesRight;
    return joins ? Cut.NONE : Cut.ALWAYS;
  }

  @Override
  public int image(int codePoint) {
    return codePoint;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    properties.accept(cuts.classOf(codePoint));
  }

  @Override
  public boolean mayGiveUp() {
    return pattern.mayGiveUp();
  }
}
