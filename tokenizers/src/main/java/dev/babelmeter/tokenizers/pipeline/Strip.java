// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import java.util.function.LongConsumer;

/** No white space at the ends. */
record Strip(boolean left, boolean right) implements Normalizer {
  @Override
  public boolean keeps(int codePoint) {
    return !isSpace(codePoint);
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    int start = 0;
    int end = text.length;
    while (left && start < end && isSpace(text.text[start])) {
      start++;
    }
    while (right && start < end && isSpace(text.text[end - 1])) {
      end--;
    }
    if (end - start == text.length) {
      return;
    }
    text.begin();
    for (int i = start; i < end; i++) {
      text.putAt(text.text[i], i);
    }
    text.end();
  }

  private static boolean isSpace(int codePoint) {
    return CharacterProperties.has(codePoint, CharacterProperties.WHITESPACE);
  }

  @Override
  public int image(int codePoint) {
    return isSpace(codePoint) ? Place.ANY : codePoint;
  }

  /** White space may lie at an end of the text that a cut makes. */
  @Override
  public boolean separates(int left, int right) {
    return left >= 0 ? !isSpace(left) && !isSpace(right) : left == Place.VISIBLE && !isSpace(right);
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    properties.accept(isSpace(codePoint) ? 1 : 0);
  }
}
