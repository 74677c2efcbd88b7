// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.measures;

import dev.babelmeter.metrics.AttributeTexts;
import dev.babelmeter.metrics.Variety;
import dev.babelmeter.views.totals.SquareSums;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The texts that totals hold by their attributes. */
public final class Attributes {
  private Attributes() {}

  /** Returns the texts under every vocabulary, in no particular order. */
  public static List<AttributeTexts> texts(Map<AttributeKey, LiveTotals> totals) {
    List<AttributeTexts> texts = new ArrayList<>();
    totals.forEach(
        (key, sums) -> {
          for (VocabularyTotals counts : sums.getCounts()) {
            texts.add(
                new AttributeTexts(
                    key.getAttribute(),
                    key.getValue(),
                    new Variety(key.getLanguage(), key.getScript()),
                    counts.getVocabulary(),
                    counts.getFingerprint(),
                    counts.getTexts(),
                    counts.getCharacters(),
                    counts.getUtf8Bytes(),
                    counts.getWords(),
                    counts.getTokens(),
                    SquareSums.sums(counts.getLivePremium())));
          }
        });
    return texts;
  }
}
