// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import dev.babelmeter.tokenizers.unicode.CodePointMap;
import dev.babelmeter.tokenizers.unicode.Normalization;
import java.util.function.LongConsumer;

/** Lower case, one character at a time: a final sigma is a sigma like another. */
final class Lowercase implements Normalizer {
  private static final CodePointMap MAP = Normalization.lowerCase();

  @Override
  public boolean keeps(int codePoint) {
    return !CharacterProperties.has(codePoint, CharacterProperties.HAS_LOWER_CASE);
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    int i = 0;
    while (i < text.length && keeps(text.text[i])) {
      i++;
    }
    if (i == text.length) {
      return;
    }
    text.begin();
    for (int j = 0; j < text.length; j++) {
      int c = text.text[j];
      if (keeps(c)) {
        text.putAt(c, j);
        continue;
      }
      int place = MAP.place(c);
      for (int k = 0; k < CodePointMap.length(place); k++) {
        text.putAt(MAP.at(place, k), j);
      }
    }
    text.end();
  }

  @Override
  public int image(int codePoint) {
    if (keeps(codePoint)) {
      return codePoint;
    }
    int place = MAP.place(codePoint);
    return CodePointMap.length(place) == 1 ? MAP.at(place, 0) : Place.VISIBLE;
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
