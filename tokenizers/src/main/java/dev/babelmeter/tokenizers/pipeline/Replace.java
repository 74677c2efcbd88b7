// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.regex.Cut;
import dev.babelmeter.tokenizers.regex.Pattern;
import dev.babelmeter.tokenizers.regex.PatternCuts;
import java.util.function.LongConsumer;

/**
 * Every match becomes the content, whose characters have the span of the last character matched.
 */
@SuppressWarnings("ArrayRecordComponent") // read for every text
record Replace(Pattern pattern, PatternCuts cuts, int[] content) implements Normalizer {
  @Override
  public boolean keeps(int codePoint) {
    return !pattern.mayBegin(codePoint);
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    long match = pattern.find(text.text, 0, text.length, 0);
    if (match == Pattern.NO_MATCH) {
      return;
    }
    text.begin();
    int at = 0;
    while (match != Pattern.NO_MATCH) {
      int start = Pattern.start(match);
      int end = Pattern.end(match);
      for (; at < start; at++) {
        text.putAt(text.text[at], at);
      }
      for (int c : content) {
        text.putAt(c, end - 1);
      }
      at = end;
      match = pattern.find(text.text, 0, text.length, at);
    }
    for (; at < text.length; at++) {
      text.putAt(text.text[at], at);
    }
    text.end();
  }

  @Override
  public int image(int codePoint) {
    long kind = cuts.classOf(codePoint);
    if (kind == 0) {
      return codePoint;
    }
    return cuts.isSingle() && content.length == 1 ? content[0] : Place.ANY;
  }

  @Override
  public boolean separates(int left, int right) {
    return cuts.between(left, right) != Cut.NONE;
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
