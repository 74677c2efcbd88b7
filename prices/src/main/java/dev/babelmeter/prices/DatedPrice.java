// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a model cost from one instant on. A later price of the same model takes its
 * place from its own start.
 *
 * @param model the model's name
 * @param match a regular expression that all of another name must match, whatever its case, to be
 *     this model too; null when only its name is
 * @param provider who sells it
 * @param start the first instant at which it holds
 * @param end the first instant at which it no longer does; null when it has no end
 * @param rates at least one, none twice
 * @param vocabulary what its tokens are counted under
 * @param source where the price is published
 * @param listed when it was published, or last compared with what is
 * @param unread names of the source's fields that may change the cost of text and are not applied
 */
public record DatedPrice(
    String model,
    @Nullable String match,
    String provider,
    Instant start,
    @Nullable Instant end,
    List<Rate> rates,
    ModelVocabulary vocabulary,
    String source,
    Instant listed,
    List<String> unread) {
  /** The longest name of a model, in UTF-16 units. */
  public static final int LONGEST_NAME = 200;

  private static final Comparator<Rate> ORDER =
      Comparator.comparing(Rate::service)
          .thenComparingLong(Rate::aboveTokens)
          .thenComparing(Rate::kind);

  /**
   * Sorts the rates.
   *
   * @throws PriceException when a part is missing or contradicts another
   */
  public DatedPrice {
    rates = rates.stream().sorted(ORDER).toList();
    unread = List.copyOf(new TreeSet<>(unread));
    check(model, match, start, end, rates);
  }

  private static void check(
      String model,
      @Nullable String match,
      Instant start,
      @Nullable Instant end,
      List<Rate> rates) {
    if (model.isBlank() || model.length() > LONGEST_NAME) {
      throw new PriceException("has a name that is empty or above 200 characters");
    }
    if (end != null && !end.isAfter(start)) {
      throw new PriceException("ends at " + end + ", not after its start at " + start);
    }
    if (rates.isEmpty()) {
      throw new PriceException("has no price for a token of text");
    }
    if (rates.stream().noneMatch(rate -> rate.aboveTokens() == 0)) {
      throw new PriceException("has no price for a request of few tokens");
    }
    if (rates.stream().allMatch(rate -> rate.picoDollars() == 0)) {
      throw new PriceException("costs nothing by this list, which stands for an unknown price");
    }
    Set<Rate> keys = new HashSet<>();
    for (Rate rate : rates) {
      if (!keys.add(new Rate(rate.kind(), rate.service(), rate.aboveTokens(), 0))) {
        throw new PriceException("has two prices for one kind of token");
      }
    }
    if (match != null) {
      try {
        Pattern.compile(match);
      } catch (PatternSyntaxException e) {
        throw new PriceException("has a rule for its names that is no regular expression");
      }
    }
  }

  /** Whether this price holds at {@code time}, as far as its own dates say. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(start) && (end == null || time.isBefore(end));
  }

  /**
   * The sizes above which another rate holds, ascending, for requests served as {@code service}. A
   * service that has none of its own has those of the standard one: its price is then known up to
   * the first of them only.
   */
  public List<Long> thresholds(ServiceTier service) {
    List<Long> own = ownThresholds(service);
    return own.isEmpty() ? ownThresholds(ServiceTier.STANDARD) : own;
  }

  /** The threshold that a request with {@code inputTokens} of input is above; 0 for none. */
  public long bandOf(ServiceTier service, long inputTokens) {
    long band = 0;
    for (long threshold : thresholds(service)) {
      if (inputTokens > threshold) {
        band = threshold;
      }
    }
    return band;
  }

  /** The pico-dollars of a token of {@code kind}, or empty when the list does not say. */
  public OptionalLong rate(TokenKind kind, ServiceTier service, long band) {
    for (Rate rate : rates) {
      if (rate.kind() == kind && rate.service() == service && rate.aboveTokens() == band) {
        return OptionalLong.of(rate.picoDollars());
      }
    }
    return OptionalLong.empty();
  }

  private List<Long> ownThresholds(ServiceTier service) {
    return rates.stream()
        .filter(rate -> rate.service() == service && rate.aboveTokens() > 0)
        .map(Rate::aboveTokens)
        .distinct()
        .sorted()
        .toList();
  }
}
