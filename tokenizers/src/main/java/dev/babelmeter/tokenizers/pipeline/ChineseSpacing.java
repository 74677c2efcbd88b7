// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.function.LongConsumer;

/** A space on each side of every character of the blocks that BERT calls Chinese. */
final class ChineseSpacing implements Normalizer {
  @Override
  public boolean keeps(int codePoint) {
    return !isChinese(codePoint);
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    int i = 0;
    while (i < text.length && !isChinese(text.text[i])) {
      i++;
    }
    if (i == text.length) {
      return;
    }
    text.begin();
    for (int j = 0; j < text.length; j++) {
      int c = text.text[j];
      if (isChinese(c)) {
        text.putAt(' ', j);
        text.putAt(c, j);
        text.putAt(' ', j);
      } else {
        text.putAt(c, j);
      }
    }
    text.end();
  }

  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  @Override
  public int image(int codePoint) {
    return keeps(codePoint) ? codePoint : Place.ANY;
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
