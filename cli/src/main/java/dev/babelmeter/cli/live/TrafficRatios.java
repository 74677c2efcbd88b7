// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Tokens per byte of a language's live texts relative to English ones. The texts are not
 * translations of each other, so this is a ratio of the traffic and no premium on parallel text.
 */
final class TrafficRatios {
  static final String PIVOT = "en";

  /** Below this many texts of either language a ratio is withheld. */
  static final long FEWEST_TEXTS = 30;

  private TrafficRatios() {}

  /** Returns the ratio of {@code language} under {@code vocabulary}; empty where it is withheld. */
  static OptionalDouble ratio(LiveSnapshot snapshot, String language, String vocabulary) {
    LiveSums sums = sums(snapshot, language, vocabulary);
    LiveSums pivot = sums(snapshot, PIVOT, vocabulary);
    if (sums.texts() < FEWEST_TEXTS || pivot.texts() < FEWEST_TEXTS) {
      return OptionalDouble.empty();
    }
    double denominator = (double) pivot.tokens() * sums.bytes();
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) sums.tokens() * pivot.bytes() / denominator);
  }

  /** Returns the languages with the highest ratios under {@code vocabulary}, highest first. */
  static List<String> dearest(LiveSnapshot snapshot, String vocabulary, int count) {
    ToDoubleFunction<String> ratio = language -> ratio(snapshot, language, vocabulary).orElse(0);
    return snapshot.byLanguage().keySet().stream()
        .filter(language -> !language.equals(PIVOT))
        .filter(language -> ratio(snapshot, language, vocabulary).isPresent())
        .sorted(Comparator.comparingDouble(ratio).reversed())
        .limit(count)
        .toList();
  }

  private static LiveSums sums(LiveSnapshot snapshot, String language, String vocabulary) {
    return snapshot
        .byLanguage()
        .getOrDefault(language, Map.of())
        .getOrDefault(vocabulary, LiveSums.NONE);
  }
}
