// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each token was emitted under one vocabulary. Merges exactly. Not safe for use by
 * several threads.
 */
public final class TokenFrequencies {
  private final Map<Integer, Long> counts = new HashMap<>();
  private long tokens;

  /** Counts the token {@code id} once. */
  public void add(int id) {
    add(id, 1);
  }

  /** Counts the token {@code id} {@code times} times. */
  public void add(int id, long times) {
    if (times < 0) {
      throw new IllegalArgumentException("a token cannot be emitted " + times + " times");
    }
    if (times > 0) {
      counts.merge(id, times, Math::addExact);
      tokens = Math.addExact(tokens, times);
    }
  }

  /** Adds what {@code other} counted. */
  public void addAll(TokenFrequencies other) {
    other.counts.forEach(this::add);
  }

  /** Number of tokens emitted. */
  public long tokens() {
    return tokens;
  }

  /** Number of distinct tokens emitted. */
  public int types() {
    return counts.size();
  }

  /** How often the token {@code id} was emitted. */
  public long of(int id) {
    return counts.getOrDefault(id, 0L);
  }

  /**
   * The frequencies in descending order, so that measures over them do not depend on the order in
   * which texts came.
   */
  public long[] descending() {
    long[] frequencies = counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
    for (int i = 0, j = frequencies.length - 1; i < j; i++, j--) {
      long least = frequencies[i];
      frequencies[i] = frequencies[j];
      frequencies[j] = least;
    }
    return frequencies;
  }

  @Override
  public String toString() {
    return "TokenFrequencies" + Arrays.toString(descending());
  }
}
