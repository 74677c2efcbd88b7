// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the languages of a parallel sample cost under one vocabulary, in tokens for the same content
 * or in premiums over one pivot. Parity between two languages (Petrov et al. 2023, "Language Model
 * Tokenizers Introduce Unfairness Between Languages") is a premium of 1.
 *
 * @param costs by language, each named once
 */
public record Parity(List<Cost> costs) {
  public Parity {
    costs = List.copyOf(costs);
  }

  /**
   * What a language costs.
   *
   * @param language its code
   * @param cost its tokens for the content that all languages of the sample share, or its premium
   */
  public record Cost(String language, double cost) {}

  /**
   * How far apart several languages are.
   *
   * @param mostFavoured the cheapest
   * @param leastFavoured the dearest
   * @param maxOverMin see {@link Parity#maxOverMin}
   * @param gini see {@link Parity#gini}
   */
  public record Spread(
      Cost mostFavoured, Cost leastFavoured, OptionalDouble maxOverMin, OptionalDouble gini) {}

  /** The premium of {@code language} over {@code pivot}; empty where either costs nothing. */
  public OptionalDouble premium(String language, String pivot) {
    Optional<Cost> dear = of(language);
    Optional<Cost> base = of(pivot);
    return dear.isPresent() && base.isPresent() && dear.get().cost() > 0 && base.get().cost() > 0
        ? OptionalDouble.of(dear.get().cost() / base.get().cost())
        : OptionalDouble.empty();
  }

  /** The languages from the cheapest, the most favoured one, to the dearest; ties by code. */
  public List<Cost> fromMostFavoured() {
    List<Cost> sorted = new ArrayList<>(costs);
    sorted.sort(Comparator.comparingDouble(Cost::cost).thenComparing(Cost::language));
    return sorted;
  }

  /** How far apart the languages are; empty for fewer than two, which cannot be compared. */
  public Optional<Spread> spread() {
    List<Cost> sorted = fromMostFavoured();
    return sorted.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Spread(sorted.get(0), sorted.get(sorted.size() - 1), maxOverMin(), gini()));
  }

  /** Gini coefficient of the costs; see {@link Fairness#gini}. */
  public OptionalDouble gini() {
    return Fairness.gini(values());
  }

  /** The dearest over the cheapest; see {@link Fairness#maxOverMin}. */
  public OptionalDouble maxOverMin() {
    return Fairness.maxOverMin(values());
  }

  private Optional<Cost> of(String language) {
    return costs.stream().filter(cost -> cost.language().equals(language)).findFirst();
  }

  private double[] values() {
    return costs.stream().mapToDouble(Cost::cost).toArray();
  }
}
