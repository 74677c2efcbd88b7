// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.function.LongConsumer;

/** Characters before the text. They have the span of its first character. */
@SuppressWarnings("ArrayRecordComponent") // read for every text
record Prepend(int[] prefix) implements Normalizer {
  @Override
  public boolean keeps(int codePoint) {
    return false;
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    text.begin();
    for (int c : prefix) {
      text.putAt(c, 0);
    }
    for (int i = 0; i < text.length; i++) {
      text.putAt(text.text[i], i);
    }
    text.end();
  }

  @Override
  public int image(int codePoint) {
    return codePoint;
  }

  @Override
  public boolean separates(int left, int right) {
    return true;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    // Every character is alike.
  }
}
