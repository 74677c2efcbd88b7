// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.prices.Charge;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.ModelVocabulary;
import dev.babelmeter.prices.PicoDollars;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.UnpricedReason;
import dev.babelmeter.prices.Usage;
import dev.babelmeter.views.v1.CostBasis;
import dev.babelmeter.views.v1.CostSums;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.DayCost;
import dev.babelmeter.views.v1.TrafficSums;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cost of one text, at the price that holds at the event's time. A text without a cost is
 * counted with its reason; it never costs 0.
 */
public final class TextCosts {
  private TextCosts() {}

  /** Returns the totals of {@code text} alone. */
  public static CostTotals of(PriceBook book, TextCounts text) {
    List<TrafficSums> traffic = text.getCounts().stream().map(c -> traffic(book, text, c)).toList();
    Outcome outcome = outcome(book, text);
    return new CostTotals(
        1L,
        text.getCharacters(),
        outcome.cost().map(List::of).orElseGet(List::of),
        outcome.reason().map(reason -> Map.of(reason.name(), 1L)).orElseGet(Map::of),
        traffic,
        outcome.cost().map(cost -> days(text, cost)).orElseGet(List::of));
  }

  private static List<DayCost> days(TextCounts text, CostSums cost) {
    return cost.getBasis() == CostBasis.ESTIMATED
        ? List.of()
        : List.of(
            new DayCost(
                LocalDate.ofInstant(text.getEventTime(), ZoneOffset.UTC), cost.getDollars()));
  }

  /** One of the two. */
  private record Outcome(Optional<CostSums> cost, Optional<UnpricedReason> reason) {
    static Outcome none(UnpricedReason reason) {
      return new Outcome(Optional.empty(), Optional.of(reason));
    }
  }

  private static Outcome outcome(PriceBook book, TextCounts text) {
    if (text.getModel().isEmpty()) {
      return Outcome.none(UnpricedReason.NO_MODEL);
    }
    List<String> models = book.resolve(text.getModel());
    if (models.size() != 1) {
      return Outcome.none(
          models.isEmpty() ? UnpricedReason.UNKNOWN_MODEL : UnpricedReason.AMBIGUOUS_MODEL);
    }
    Optional<DatedPrice> price = book.at(models.get(0), text.getEventTime());
    if (price.isEmpty()) {
      return Outcome.none(UnpricedReason.NOT_IN_FORCE);
    }
    if (text.getDirection() == Direction.UNKNOWN) {
      return Outcome.none(UnpricedReason.NO_DIRECTION);
    }
    Long billed = text.getBilledTokens();
    if (billed != null) {
      return charge(price.get(), text, billed, CostBasis.BILLED);
    }
    ModelVocabulary vocabulary = price.get().vocabulary();
    if (vocabulary.counted().isEmpty()) {
      return Outcome.none(UnpricedReason.NO_VOCABULARY);
    }
    List<VocabularyCounts> counts =
        text.getCounts().stream()
            .filter(count -> count.getVocabulary().equals(vocabulary.name()))
            .toList();
    if (counts.size() != 1) {
      return Outcome.none(UnpricedReason.NOT_COUNTED);
    }
    return charge(
        price.get(),
        text,
        counts.get(0).getTokens(),
        vocabulary.method() == ModelVocabulary.Method.EXACT
            ? CostBasis.COUNTED
            : CostBasis.ESTIMATED);
  }

  private static Outcome charge(DatedPrice price, TextCounts text, long tokens, CostBasis basis) {
    Optional<Usage> usage =
        UsageAttributes.usage(
            text.getAttributes(),
            text.getDirection() == Direction.OUTPUT,
            tokens,
            basis == CostBasis.BILLED);
    if (usage.isEmpty()) {
      return Outcome.none(UnpricedReason.INVALID_USAGE);
    }
    Charge charge = Charge.of(price, usage.get());
    if (charge instanceof Charge.Unpriced unpriced) {
      return Outcome.none(unpriced.reason());
    }
    Charge.Priced priced = (Charge.Priced) charge;
    return new Outcome(
        Optional.of(
            new CostSums(
                basis,
                1L,
                text.getCharacters(),
                usage.get().tokens(),
                priced.assumedBand() ? 1L : 0L,
                priced.dollars(),
                factored(priced.dollars(), price.vocabulary().low(), basis, RoundingMode.FLOOR),
                factored(
                    priced.dollars(), price.vocabulary().high(), basis, RoundingMode.CEILING))),
        Optional.empty());
  }

  private static BigDecimal factored(
      BigDecimal dollars, @Nullable BigDecimal factor, CostBasis basis, RoundingMode outwards) {
    return basis == CostBasis.ESTIMATED && factor != null
        ? dollars.multiply(factor).setScale(PicoDollars.SCALE, outwards)
        : dollars;
  }

  private static TrafficSums traffic(PriceBook book, TextCounts text, VocabularyCounts count) {
    long tokens = count.getTokens();
    return new TrafficSums(
        count.getVocabulary(),
        count.getFingerprint(),
        book.periodOf(text.getEventTime()),
        book.bandOf(count.getVocabulary(), tokens),
        text.getEventTime(),
        text.getEventTime(),
        tokens,
        tokens,
        1L,
        text.getCharacters(),
        tokens);
  }
}
