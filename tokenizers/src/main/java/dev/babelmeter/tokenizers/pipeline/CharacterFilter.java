// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.function.LongConsumer;

/** Drops characters, or puts one in the place of another. */
abstract class CharacterFilter implements Normalizer {
  /** Result of {@link #map} for a character that goes. */
  static final int DROPPED = -1;

  /** What becomes of {@code codePoint}: a code point or {@link #DROPPED}. */
  abstract int map(int codePoint);

  @Override
  public boolean keeps(int codePoint) {
    return map(codePoint) == codePoint;
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    int length = text.length;
    int i = 0;
    while (i < length && map(text.text[i]) == text.text[i]) {
      i++;
    }
    if (i == length) {
      return;
    }
    text.begin();
    for (int j = 0; j < length; j++) {
      int mapped = map(text.text[j]);
      if (mapped != DROPPED) {
        text.putAt(mapped, j);
      }
    }
    text.end();
  }

  @Override
  public int image(int codePoint) {
    int mapped = map(codePoint);
    return mapped == DROPPED ? Place.ANY : mapped;
  }

  @Override
  public boolean separates(int left, int right) {
    return true;
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    properties.accept(Math.min(0, image(codePoint)));
  }
}
