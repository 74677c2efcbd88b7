// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import dev.babelmeter.metrics.Premium.Interval;
import dev.babelmeter.metrics.Premium.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Live premiums of all languages over the pivot, from the traffic that both have. */
public final class LivePremiums {
  private LivePremiums() {}

  /**
   * The texts of one language and script under one vocabulary.
   *
   * @param unknownTokens those of the tokens that stand for text the vocabulary cannot express;
   *     null where it has no unknown token, or when they are not known for just these texts
   */
  public record Traffic(
      String vocabulary, String fingerprint, LivePremium.Sums sums, @Nullable Long unknownTokens) {}

  /**
   * Returns the premiums over {@code pivot}, in no particular order. Of the pivot's scripts the one
   * with the most texts is taken.
   *
   * @param traffic by language and script; each vocabulary and fingerprint once in a list
   */
  public static List<Premium> of(Map<Variety, List<Traffic>> traffic, String pivot) {
    Optional<Variety> base =
        traffic.keySet().stream()
            .filter(variety -> variety.language().equals(pivot))
            .max(
                Comparator.comparingLong((Variety variety) -> texts(traffic.get(variety)))
                    .thenComparing(Variety::script));
    List<Premium> premiums = new ArrayList<>();
    traffic.forEach(
        (variety, all) -> {
          for (Traffic own : all) {
            LivePremium.Sums pivotSums =
                base.isEmpty()
                    ? LivePremium.Sums.NONE
                    : traffic.get(base.get()).stream()
                        .filter(other -> isSame(own, other))
                        .map(Traffic::sums)
                        .findFirst()
                        .orElse(LivePremium.Sums.NONE);
            premiums.add(estimate(variety, own, pivot, base, pivotSums));
          }
        });
    return premiums;
  }

  private static Premium estimate(
      Variety variety,
      Traffic own,
      String pivot,
      Optional<Variety> base,
      LivePremium.Sums pivotSums) {
    OptionalDouble bytePremium =
        base.isEmpty() ? OptionalDouble.empty() : bytePremium(variety, base.get());
    // Whether the sample is large enough does not depend on the byte premium.
    LivePremium.Result result =
        LivePremium.estimate(own.sums(), pivotSums, bytePremium.orElse(1), LivePremium.MIN_TEXTS);
    Optional<Interval> interval = bytePremium.isPresent() ? Interval.of(result) : Optional.empty();
    return new Premium(
        PremiumKind.LIVE,
        own.vocabulary(),
        own.fingerprint(),
        pivot,
        base.map(Variety::script).orElse(null),
        variety,
        interval.isPresent()
            ? Status.OK
            : result instanceof LivePremium.Insufficient
                ? Status.INSUFFICIENT
                : Status.NO_BYTE_COEFFICIENT,
        interval,
        result.texts(),
        LivePremium.MIN_TEXTS,
        own.sums().tokens(),
        own.unknownTokens(),
        pivotSums.tokens(),
        own.sums().bytes(),
        pivotSums.bytes(),
        BytePremiums.find(variety.language(), variety.script()),
        bytePremium,
        null,
        null);
  }

  private static OptionalDouble bytePremium(Variety variety, Variety base) {
    return variety.equals(base)
        ? OptionalDouble.of(1)
        : BytePremiums.premium(
            variety.language(), variety.script(), base.language(), base.script());
  }

  private static long texts(List<Traffic> traffic) {
    return traffic.stream().mapToLong(one -> one.sums().texts()).max().orElse(0);
  }

  private static boolean isSame(Traffic a, Traffic b) {
    return a.vocabulary().equals(b.vocabulary()) && a.fingerprint().equals(b.fingerprint());
  }
}
