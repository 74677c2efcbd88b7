// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a cost changed from one span of time to another: volume + mix + tokenizer + price + remainder
 * = change, to the last decimal place.
 *
 * <p>The cost of a language is its characters N, times tokens a character f, times the price of a
 * token p, and N is the volume V times the language's share s. One factor after the other moves
 * from its old to its new value, those before it at their new, those after it at their old value,
 * as in the price-volume-mix analysis of variances (Horngren, Datar and Rajan, Cost Accounting,
 * "sales-mix and sales-quantity variances"):
 *
 * <pre>
 *   volume    = (V' - V)  Σ s  f  p
 *   mix       =  V'  Σ (s' - s) f p
 *   tokenizer =  V'  Σ s' (f' - f r) p     where the vocabulary changed, else 0
 *   price     =  V'  Σ s' f' (p' - p)
 *   remainder =  the rest: V' Σ s' f (r - 1) p, where texts of a language became denser or sparser
 * </pre>
 *
 * <p>r tells a change of the texts from one of the vocabulary: the ratio of new to old tokens a
 * character under a vocabulary that did not change and was counted beside it. Without such a
 * control r is 1 where the vocabulary changed. Where it did not, all of f' - f is the texts'. The
 * order is a convention; another one moves amounts between the parts and leaves their sum.
 *
 * <p>A language that appears or disappears changes the mix, at the cost that it has. All parts but
 * the remainder are rounded to the scale of the costs; the remainder takes up what rounding leaves.
 *
 * @param change new cost minus old cost
 * @param volume due to more or less text
 * @param mix due to other shares of languages
 * @param tokenizer due to a changed vocabulary
 * @param price due to another price of a token
 * @param remainder due to the texts themselves, and what rounding leaves
 */
public record CostChange(
    BigDecimal change,
    BigDecimal volume,
    BigDecimal mix,
    BigDecimal tokenizer,
    BigDecimal price,
    BigDecimal remainder) {
  /** Decimal places of a dollar in costs. */
  public static final int SCALE = 12;

  /** Enough for ratios of longs that are multiplied with costs of 26 places before the point. */
  private static final MathContext RATIOS = new MathContext(80, RoundingMode.HALF_EVEN);

  private static final BigDecimal ZERO = BigDecimal.ZERO;

  /**
   * What the texts of one language have in a span.
   *
   * @param characters their Unicode code points
   * @param tokens their tokens under the vocabulary that they are charged by
   * @param control their tokens under a vocabulary that did not change; empty without one
   * @param dollars their cost
   */
  public record Span(long characters, long tokens, OptionalLong control, BigDecimal dollars) {
    private static final Span NONE = new Span(0, 0, OptionalLong.empty(), ZERO);

    /** Checks that no number is negative and that only texts have tokens, only tokens a cost. */
    public Span {
      if (characters < 0 || tokens < 0 || control.orElse(0) < 0 || dollars.signum() < 0) {
        throw new IllegalArgumentException("a sum of texts is negative");
      }
      if ((characters == 0 && tokens != 0) || (tokens == 0 && dollars.signum() != 0)) {
        throw new IllegalArgumentException(
            "there is a cost without tokens, or tokens without text");
      }
    }
  }

  /**
   * Returns why the cost of {@code before} became that of {@code after}, both by language.
   *
   * @param changed the languages whose vocabulary changed between the spans
   */
  public static CostChange of(
      Map<String, Span> before, Map<String, Span> after, Set<String> changed) {
    BigDecimal oldCost = cost(before);
    BigDecimal newCost = cost(after);
    BigDecimal change = newCost.subtract(oldCost);
    BigDecimal oldVolume = volume(before);
    BigDecimal newVolume = volume(after);
    if (oldVolume.signum() == 0 || newVolume.signum() == 0) {
      return new CostChange(change, change, ZERO, ZERO, ZERO, ZERO);
    }
    BigDecimal growth = newVolume.divide(oldVolume, RATIOS);
    BigDecimal mix = ZERO;
    BigDecimal tokenizer = ZERO;
    BigDecimal price = ZERO;
    BigDecimal known = ZERO;
    Set<String> languages = new TreeSet<>(before.keySet());
    languages.addAll(after.keySet());
    for (String language : languages) {
      Span old = before.getOrDefault(language, Span.NONE);
      Span now = after.getOrDefault(language, Span.NONE);
      // What its old characters would cost had each language grown as all texts did.
      BigDecimal grown = old.dollars.multiply(growth);
      known = known.add(grown);
      if (old.tokens == 0 || now.tokens == 0) {
        mix = mix.add(now.dollars.subtract(grown));
        continue;
      }
      BigDecimal scale = ratio(now.characters, old.characters);
      BigDecimal mixed = old.dollars.multiply(scale);
      mix = mix.add(mixed.subtract(grown));
      BigDecimal atOldPrice = old.dollars.multiply(ratio(now.tokens, old.tokens));
      price = price.add(now.dollars.subtract(atOldPrice));
      if (changed.contains(language)) {
        tokenizer = tokenizer.add(atOldPrice.subtract(mixed.multiply(density(old, now, scale))));
      }
    }
    BigDecimal volumePart = rounded(known.subtract(oldCost));
    BigDecimal mixPart = rounded(mix);
    BigDecimal tokenizerPart = rounded(tokenizer);
    BigDecimal pricePart = rounded(price);
    return new CostChange(
        change,
        volumePart,
        mixPart,
        tokenizerPart,
        pricePart,
        change.subtract(volumePart).subtract(mixPart).subtract(tokenizerPart).subtract(pricePart));
  }

  /** The texts' own change of tokens a character, as the control shows it. */
  private static BigDecimal density(Span old, Span now, BigDecimal scale) {
    return old.control.orElse(0) > 0 && now.control.orElse(0) > 0
        ? ratio(now.control.getAsLong(), old.control.getAsLong()).divide(scale, RATIOS)
        : BigDecimal.ONE;
  }

  private static BigDecimal ratio(long now, long old) {
    return BigDecimal.valueOf(now).divide(BigDecimal.valueOf(old), RATIOS);
  }

  private static BigDecimal rounded(BigDecimal dollars) {
    return dollars.setScale(SCALE, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal cost(Map<String, Span> spans) {
    return spans.values().stream().map(Span::dollars).reduce(ZERO, BigDecimal::add);
  }

  private static BigDecimal volume(Map<String, Span> spans) {
    return spans.values().stream()
        .map(span -> BigDecimal.valueOf(span.characters))
        .reduce(ZERO, BigDecimal::add);
  }
}
