// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import dev.babelmeter.prices.ModelVocabulary;
import dev.babelmeter.prices.PicoDollars;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.WhatIf;
import dev.babelmeter.views.v1.TrafficSums;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What texts would have cost on one model.
 *
 * @param texts number of texts with a cost
 * @param characters sum of their code points
 * @param tokens sum of their tokens under the model's vocabulary
 * @param dollars their cost, exact
 * @param unpricedTexts number of texts for which the model has no price, or more than one
 */
public record WhatIfCost(
    long texts, long characters, long tokens, BigDecimal dollars, long unpricedTexts) {
  /** The cost of no text. */
  public static final WhatIfCost NONE = new WhatIfCost(0, 0, 0, BigDecimal.ZERO, 0);

  /**
   * Returns the vocabulary that each model of {@code book} whose vocabulary is known is counted
   * under: that of its newest price.
   */
  public static Map<String, ModelVocabulary> models(PriceBook book) {
    Map<String, ModelVocabulary> models = new TreeMap<>();
    for (String model : book.models()) {
      ModelVocabulary vocabulary = book.of(model).get(0).vocabulary();
      if (vocabulary.counted().isPresent()) {
        models.put(model, vocabulary);
      }
    }
    return models;
  }

  /**
   * Returns what {@code traffic} would have cost on {@code model}.
   *
   * @param output whether models returned the texts; else they were sent
   * @param vocabulary that of the model; other traffic is left out
   */
  public static WhatIfCost of(
      PriceBook book,
      String model,
      ModelVocabulary vocabulary,
      boolean output,
      Collection<TrafficSums> traffic) {
    WhatIfCost sum = NONE;
    for (TrafficSums part : traffic) {
      if (part.getVocabulary().equals(vocabulary.name())) {
        sum = sum.add(of(book, model, output, part));
      }
    }
    return sum;
  }

  private static WhatIfCost of(PriceBook book, String model, boolean output, TrafficSums part) {
    OptionalLong rate =
        WhatIf.rate(
            book,
            model,
            new WhatIf.Traffic(
                output,
                part.getFirstEventTime(),
                part.getLastEventTime(),
                part.getSmallestText(),
                part.getLargestText()));
    if (rate.isEmpty()) {
      return new WhatIfCost(0, 0, 0, BigDecimal.ZERO, part.getTexts());
    }
    return new WhatIfCost(
        part.getTexts(),
        part.getCharacters(),
        part.getTokens(),
        PicoDollars.toDollars(rate.getAsLong()).multiply(BigDecimal.valueOf(part.getTokens())),
        0);
  }

  /** Returns the cost of the texts of this and of {@code other}. */
  public WhatIfCost add(WhatIfCost other) {
    return new WhatIfCost(
        Math.addExact(texts, other.texts),
        Math.addExact(characters, other.characters),
        Math.addExact(tokens, other.tokens),
        dollars.add(other.dollars),
        Math.addExact(unpricedTexts, other.unpricedTexts));
  }
}
