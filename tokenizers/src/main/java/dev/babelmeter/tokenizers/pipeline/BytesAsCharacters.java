// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.function.LongConsumer;

/** Each byte of UTF-8 as a visible character, {@link ByteAlphabet}. */
final class BytesAsCharacters implements Normalizer {
  @Override
  public boolean keeps(int codePoint) {
    return codePoint < 0x80 && ByteAlphabet.of(codePoint) == codePoint;
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    text.begin();
    for (int i = 0; i < text.length; i++) {
      int c = text.text[i];
      for (int j = 0, n = ByteAlphabet.utf8Length(c); j < n; j++) {
        text.putAt(ByteAlphabet.of(ByteAlphabet.utf8Byte(c, j)), i);
      }
    }
    text.end();
  }

  @Override
  public int image(int codePoint) {
    return codePoint < 0x80 ? ByteAlphabet.of(codePoint) : Place.VISIBLE;
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
