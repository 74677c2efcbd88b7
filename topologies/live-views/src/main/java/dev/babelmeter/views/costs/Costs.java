// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import dev.babelmeter.views.v1.CostBasis;
import dev.babelmeter.views.v1.CostSums;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.DayCost;
import dev.babelmeter.views.v1.TrafficSums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Exact sums of costs. A sum of counts beyond the range of a long is an {@link
 * ArithmeticException}, never a wrong number; a sum of dollars has 26 places before its point.
 */
public final class Costs {
  private static final Comparator<TrafficSums> OLDEST_FIRST =
      Comparator.comparing(TrafficSums::getPeriodStart)
          .thenComparing(TrafficSums::getVocabulary)
          .thenComparing(TrafficSums::getFingerprint)
          .thenComparing(TrafficSums::getBand);

  private Costs() {}

  /** The totals of no text. */
  public static CostTotals none() {
    return new CostTotals(0L, 0L, List.of(), Map.of(), List.of(), List.of());
  }

  /** Returns the totals of the texts of {@code a} and of {@code b}. */
  public static CostTotals add(CostTotals a, CostTotals b) {
    Map<CostBasis, CostSums> costs = new TreeMap<>();
    a.getCosts().forEach(part -> costs.merge(part.getBasis(), part, Costs::add));
    b.getCosts().forEach(part -> costs.merge(part.getBasis(), part, Costs::add));
    Map<String, Long> unpriced = new HashMap<>(a.getUnpriced());
    b.getUnpriced().forEach((reason, texts) -> unpriced.merge(reason, texts, Math::addExact));
    Map<Segment, TrafficSums> traffic = new LinkedHashMap<>();
    a.getTraffic().forEach(part -> traffic.merge(Segment.of(part), part, Costs::add));
    b.getTraffic().forEach(part -> traffic.merge(Segment.of(part), part, Costs::add));
    Map<LocalDate, BigDecimal> days = new TreeMap<>();
    a.getDays().forEach(day -> days.merge(day.getDay(), day.getDollars(), BigDecimal::add));
    b.getDays().forEach(day -> days.merge(day.getDay(), day.getDollars(), BigDecimal::add));
    return new CostTotals(
        Math.addExact(a.getTexts(), b.getTexts()),
        Math.addExact(a.getCharacters(), b.getCharacters()),
        List.copyOf(costs.values()),
        unpriced,
        traffic.values().stream().sorted(OLDEST_FIRST).toList(),
        days.entrySet().stream().map(day -> new DayCost(day.getKey(), day.getValue())).toList());
  }

  /** Sum of the exact costs: those by billed tokens and by the model's own vocabulary. */
  public static BigDecimal dollars(CostTotals totals) {
    return exact(totals).map(CostSums::getDollars).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Number of texts with an exact cost. */
  public static long pricedTexts(CostTotals totals) {
    return exact(totals).map(CostSums::getTexts).reduce(0L, Math::addExact);
  }

  /** Code points of the texts with an exact cost. */
  public static long pricedCharacters(CostTotals totals) {
    return exact(totals).map(CostSums::getCharacters).reduce(0L, Math::addExact);
  }

  private static Stream<CostSums> exact(CostTotals totals) {
    return totals.getCosts().stream().filter(part -> part.getBasis() != CostBasis.ESTIMATED);
  }

  /** Number of texts without a cost. */
  public static long unpriced(CostTotals totals) {
    return totals.getUnpriced().values().stream().reduce(0L, Math::addExact);
  }

  private static CostSums add(CostSums a, CostSums b) {
    return new CostSums(
        a.getBasis(),
        Math.addExact(a.getTexts(), b.getTexts()),
        Math.addExact(a.getCharacters(), b.getCharacters()),
        Math.addExact(a.getTokens(), b.getTokens()),
        Math.addExact(a.getAssumedBandTexts(), b.getAssumedBandTexts()),
        a.getDollars().add(b.getDollars()),
        a.getDollarsLow().add(b.getDollarsLow()),
        a.getDollarsHigh().add(b.getDollarsHigh()));
  }

  private static TrafficSums add(TrafficSums a, TrafficSums b) {
    return new TrafficSums(
        a.getVocabulary(),
        a.getFingerprint(),
        a.getPeriodStart(),
        a.getBand(),
        a.getFirstEventTime().isBefore(b.getFirstEventTime())
            ? a.getFirstEventTime()
            : b.getFirstEventTime(),
        a.getLastEventTime().isAfter(b.getLastEventTime())
            ? a.getLastEventTime()
            : b.getLastEventTime(),
        Math.min(a.getSmallestText(), b.getSmallestText()),
        Math.max(a.getLargestText(), b.getLargestText()),
        Math.addExact(a.getTexts(), b.getTexts()),
        Math.addExact(a.getCharacters(), b.getCharacters()),
        Math.addExact(a.getTokens(), b.getTokens()));
  }

  /** What texts share whose tokens are added. */
  private record Segment(String vocabulary, String fingerprint, Instant period, long band) {
    static Segment of(TrafficSums sums) {
      return new Segment(
          sums.getVocabulary(), sums.getFingerprint(), sums.getPeriodStart(), sums.getBand());
    }
  }
}
