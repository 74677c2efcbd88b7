// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary that a model's tokens are counted under.
 *
 * @param name the vocabulary's name; empty when it is unknown
 * @param method how well a count under it stands for the model's own
 * @param low for an estimate, the smallest factor from counted to billed tokens
 * @param high for an estimate, the largest such factor
 * @param source where this is published; empty when it is unknown
 */
public record ModelVocabulary(
    String name,
    Method method,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    String source) {
  /** A model of which no vocabulary is known. */
  public static final ModelVocabulary UNKNOWN =
      new ModelVocabulary("", Method.UNKNOWN, null, null, "");

  /** How well a count stands for the model's own. */
  public enum Method {
    /** Nothing is known: without billed tokens the model's texts have no cost. */
    UNKNOWN,
    /** It is the model's own vocabulary. */
    EXACT,
    /** Another vocabulary stands in, within a published band. */
    ESTIMATED
  }

  /** Checks that an estimate, and nothing else, has a band. */
  public ModelVocabulary {
    boolean estimated = method == Method.ESTIMATED;
    boolean band = low != null && high != null && low.signum() > 0 && low.compareTo(high) <= 0;
    if (estimated != band || (!estimated && (low != null || high != null))) {
      throw new PriceException(
          "needs a band of two factors, the smaller first, for an estimate and for nothing else");
    }
    if (name.isEmpty() != (method == Method.UNKNOWN)) {
      throw new PriceException("needs the name of the vocabulary unless it is unknown");
    }
  }

  /** The model's own vocabulary. */
  public static ModelVocabulary exact(String name, String source) {
    return new ModelVocabulary(name, Method.EXACT, null, null, source);
  }

  /** The vocabulary to count under, if any. */
  public Optional<String> counted() {
    return method == Method.UNKNOWN ? Optional.empty() : Optional.of(name);
  }
}
