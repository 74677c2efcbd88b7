// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The mean over texts of a ratio of two counts, such as TokEval's fertility: the mean over lines of
 * tokens per unit (tokenizer-analysis-suite). Unlike a ratio of sums it needs to know each text's
 * ratio, so what is kept is how often each pair of counts came up. That merges exactly, and the
 * mean is the same in whatever order texts came. Not safe for use by several threads.
 */
public final class MeanRatio {
  private static final Comparator<Pair> ORDER =
      Comparator.comparingLong(Pair::numerator).thenComparingLong(Pair::denominator);

  private final Map<Pair, Long> texts = new TreeMap<>(ORDER);

  private record Pair(long numerator, long denominator) {}

  /**
   * Adds a text.
   *
   * @return false when {@code denominator} is 0: the text has no ratio and does not count
   */
  public boolean add(long numerator, long denominator) {
    if (denominator == 0) {
      return false;
    }
    texts.merge(new Pair(numerator, denominator), 1L, Math::addExact);
    return true;
  }

  /** Adds the texts of {@code other}. */
  public void addAll(MeanRatio other) {
    other.texts.forEach((pair, count) -> texts.merge(pair, count, Math::addExact));
  }

  /** Number of texts that have a ratio. */
  public long texts() {
    return texts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The mean; empty over no text. */
  public OptionalDouble mean() {
    double sum = 0;
    for (Map.Entry<Pair, Long> entry : texts.entrySet()) {
      Pair pair = entry.getKey();
      sum += (double) pair.numerator() / pair.denominator() * entry.getValue();
    }
    long count = texts();
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}
