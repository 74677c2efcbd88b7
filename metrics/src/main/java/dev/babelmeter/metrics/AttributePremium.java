// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import dev.babelmeter.metrics.Premium.Interval;
import dev.babelmeter.metrics.Premium.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the texts that share an attribute's value cost beside others of the same language: their
 * tokens per UTF-8 byte over those of the others. KL3M (Bommarito et al. 2025, {@code
 * token_efficiency_analysis.py}) asks so of the domains of English text, with tokens per character,
 * which within one language and script is nearly the same quantity. It is the {@link LivePremium}
 * with a byte premium of 1, since both sides are in one language, and has its interval and floor.
 *
 * @param texts the texts
 * @param pivot the attribute's value that they are compared with; null for all other values
 *     together
 * @param pivotSums the sums over those
 * @param status whether there is a premium: {@link Status#OK} or {@link Status#INSUFFICIENT}
 * @param interval the premium with the ends of its 95 % interval
 * @param sample texts of the smaller side
 */
public record AttributePremium(
    AttributeTexts texts,
    @Nullable String pivot,
    LivePremium.Sums pivotSums,
    Status status,
    Optional<Interval> interval,
    long sample) {
  /** What makes two texts comparable. */
  private record Slice(String attribute, Variety variety, String vocabulary, String fingerprint) {
    static Slice of(AttributeTexts texts) {
      return new Slice(texts.attribute(), texts.variety(), texts.vocabulary(), texts.fingerprint());
    }
  }

  /**
   * Returns the premiums of {@code all}, in their order.
   *
   * @param all each attribute, value, variety, vocabulary and fingerprint once
   * @param pivot the value that others are compared with, which then has the premium 1 itself; null
   *     to compare each with all other values together
   */
  public static List<AttributePremium> of(Collection<AttributeTexts> all, @Nullable String pivot) {
    Map<Slice, List<AttributeTexts>> slices = new HashMap<>();
    all.forEach(
        texts -> slices.computeIfAbsent(Slice.of(texts), any -> new ArrayList<>()).add(texts));
    List<AttributePremium> premiums = new ArrayList<>();
    for (AttributeTexts texts : all) {
      LivePremium.Sums others = LivePremium.Sums.NONE;
      for (AttributeTexts other : slices.get(Slice.of(texts))) {
        boolean isPivot =
            pivot == null ? !other.value().equals(texts.value()) : other.value().equals(pivot);
        if (isPivot) {
          others = others.plus(other.sums());
        }
      }
      premiums.add(of(texts, pivot, others));
    }
    return premiums;
  }

  private static AttributePremium of(
      AttributeTexts texts, @Nullable String pivot, LivePremium.Sums others) {
    LivePremium.Result result =
        LivePremium.estimate(texts.sums(), others, 1, LivePremium.MIN_TEXTS);
    Optional<Interval> interval = Interval.of(result);
    return new AttributePremium(
        texts,
        pivot,
        others,
        interval.isPresent() ? Status.OK : Status.INSUFFICIENT,
        interval,
        result.texts());
  }

  /** Its value, if it has one. */
  public OptionalDouble value() {
    return Interval.value(interval);
  }

  /** Lower end of its confidence interval, if it has one. */
  public OptionalDouble low() {
    return Interval.low(interval);
  }

  /** Upper end of its confidence interval, if it has one. */
  public OptionalDouble high() {
    return Interval.high(interval);
  }
}
