// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.tokenizers.unicode.Graphemes;

/** What readers take for characters: extended grapheme clusters (Unicode Standard Annex 29). */
final class GraphemeClusters {
  private GraphemeClusters() {}

  static long count(String text) {
    int[] codePoints = text.codePoints().toArray();
    long clusters = 0;
    for (int at = 0; at < codePoints.length; clusters++) {
      at = Graphemes.end(codePoints, at, codePoints.length);
    }
    return clusters;
  }
}
