// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.Graphemes;
import java.util.function.LongConsumer;

/**
 * SentencePiece's compiled rules as the reference applies them: to a grapheme cluster of fewer than
 * six bytes as a whole, else to each character. As it takes the shortest rule, a cluster that only
 * begins with one is replaced whole, its marks included.
 */
final class Precompiled implements Normalizer {
  /** Clusters from this length in UTF-8 are taken apart. */
  private static final int LONG_CLUSTER = 6;

  private final CharsMap map;

  Precompiled(CharsMap map) {
    this.map = map;
  }

  @Override
  public boolean keeps(int codePoint) {
    return Graphemes.standsAlone(codePoint) && !map.hasRule(codePoint);
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    int[] characters = text.text;
    int length = text.length;
    int safe = 0;
    while (safe < length && keeps(characters[safe])) {
      safe++;
    }
    if (safe == length) {
      return;
    }
    text.begin();
    for (int start = 0; start < length; ) {
      int end = Graphemes.end(characters, start, length);
      int place =
          bytes(characters, start, end) < LONG_CLUSTER
              ? map.place(characters, start, end)
              : CharsMap.NONE;
      if (place != CharsMap.NONE) {
        replace(text, end - start, place);
      } else {
        for (int i = start; i < end; i++) {
          int single = map.place(characters, i, i + 1);
          if (single == CharsMap.NONE) {
            text.putLater(characters[i], 0);
          } else {
            replace(text, 1, single);
          }
        }
      }
      start = end;
    }
    text.putLast();
    text.end();
  }

  /** Puts the text at {@code place} for {@code replaced} characters. */
  private void replace(WorkText text, int replaced, int place) {
    int count = 0;
    for (int c; (c = map.at(place + count)) != 0; count++) {
      text.putLater(c, count < replaced ? 0 : 1);
    }
    if (count < replaced) {
      text.changeLast(count - replaced);
    }
  }

  private static int bytes(int[] text, int start, int end) {
    int bytes = 0;
    for (int i = start; i < end && bytes < LONG_CLUSTER; i++) {
      bytes += ByteAlphabet.utf8Length(text[i]);
    }
    return bytes;
  }

  /** What a cluster becomes may depend on all of it. */
  @Override
  public int image(int codePoint) {
    return keeps(codePoint) ? codePoint : Place.ANY;
  }

  /** The reference has no character to give the span of a first one that goes. */
  @Override
  public boolean misplaces(int codePoint) {
    int place = map.place(new int[] {codePoint}, 0, 1);
    return place != CharsMap.NONE && map.at(place) == 0;
  }

  @Override
  public boolean mayMisplace() {
    return true;
  }

  @Override
  public boolean separates(int left, int right) {
    return left >= 0 && Graphemes.alwaysBreaks(left, right);
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    properties.accept(Graphemes.kind(codePoint));
    properties.accept(keeps(codePoint) ? 1 : misplaces(codePoint) ? 2 : 0);
  }
}
