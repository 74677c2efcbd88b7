// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * All prices, to be asked by model and time. Immutable, and safe for use by several threads.
 *
 * <p>A model is found by its name, else by the rules of the models that have any; when the rules of
 * two of them take the name, it is nobody's. At a time the price with the latest start that is not
 * after it holds, unless it has ended by then.
 */
public final class PriceBook {
  /** How many names that are no model's own are remembered; the rest is matched every time. */
  private static final int REMEMBERED_NAMES = 10_000;

  private final Map<String, List<DatedPrice>> prices = new TreeMap<>();
  private final Map<String, List<Pattern>> rules = new HashMap<>();
  private final Map<String, Match> matched = new ConcurrentHashMap<>();
  private final NavigableSet<Instant> starts = new TreeSet<>();
  private final Map<String, NavigableSet<Long>> thresholds = new HashMap<>();

  /** What a name was found to be. */
  private record Match(List<String> models) {}

  /** Makes a book of {@code all}; of two prices with one model and start the later one counts. */
  public PriceBook(Collection<DatedPrice> all) {
    Map<String, TreeMap<Instant, DatedPrice>> byStart = new TreeMap<>();
    for (DatedPrice price : all) {
      byStart
          .computeIfAbsent(price.model(), any -> new TreeMap<>(Comparator.reverseOrder()))
          .put(price.start(), price);
    }
    byStart.forEach(
        (model, dated) -> {
          prices.put(model, List.copyOf(dated.values()));
          dated.values().forEach(price -> take(model, price));
        });
  }

  private void take(String model, DatedPrice price) {
    starts.add(price.start());
    if (price.end() != null) {
      starts.add(price.end());
    }
    if (price.match() != null) {
      rules
          .computeIfAbsent(model, any -> new ArrayList<>())
          .add(Pattern.compile(price.match(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
    price
        .vocabulary()
        .counted()
        .ifPresent(
            vocabulary ->
                thresholds
                    .computeIfAbsent(vocabulary, any -> new TreeSet<>())
                    .addAll(price.thresholds(ServiceTier.STANDARD)));
  }

  /** The names of the priced models, sorted. */
  public Collection<String> models() {
    return List.copyOf(prices.keySet());
  }

  /** The prices of {@code model}, newest first; empty when it has none. */
  public List<DatedPrice> of(String model) {
    return prices.getOrDefault(model, List.of());
  }

  /** Returns the names of the priced models that {@code name} is: one when it is known. */
  public List<String> resolve(String name) {
    if (prices.containsKey(name)) {
      return List.of(name);
    }
    if (name.length() > DatedPrice.LONGEST_NAME) {
      return List.of();
    }
    Match known = matched.get(name);
    if (known == null) {
      known =
          new Match(
              rules.entrySet().stream()
                  .filter(rule -> rule.getValue().stream().anyMatch(p -> p.matcher(name).matches()))
                  .map(Map.Entry::getKey)
                  .sorted()
                  .toList());
      if (matched.size() < REMEMBERED_NAMES) {
        matched.put(name, known);
      }
    }
    return known.models();
  }

  /** Returns the price of {@code model}, a name of {@link #models}, at {@code time}. */
  public Optional<DatedPrice> at(String model, Instant time) {
    return of(model).stream()
        .filter(price -> !price.start().isAfter(time))
        .findFirst()
        .filter(price -> price.holdsAt(time));
  }

  /**
   * Returns the start of the period around {@code time} in which no price of this book begins or
   * ends; {@link Instant#EPOCH} before the first.
   */
  public Instant periodOf(Instant time) {
    Instant start = starts.floor(time);
    return start == null ? Instant.EPOCH : start;
  }

  /**
   * Returns the largest threshold of any model of {@code vocabulary} that {@code tokens} are above;
   * 0 for none. All such models have one rate for all requests of a band.
   */
  public long bandOf(String vocabulary, long tokens) {
    NavigableSet<Long> known = thresholds.get(vocabulary);
    Long below = known == null ? null : known.lower(tokens);
    return below == null ? 0 : below;
  }
}
