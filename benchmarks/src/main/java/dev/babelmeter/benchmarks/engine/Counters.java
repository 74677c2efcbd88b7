// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.tokenizers.CounterStatistics;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.VocabularySet;
import org.jspecify.annotations.Nullable;

/** The one place that knows how an engine's cache is sized and asked for its statistics. */
final class Counters {
  private Counters() {}

  /**
   * Makes a counter.
   *
   * @param cacheBytes bound on the memory of its cache, or null for the engine's own choice
   */
  static TextCounter make(VocabularySet set, @Nullable Integer cacheBytes) {
    return cacheBytes == null ? set.newCounter() : set.newCounter(cacheBytes);
  }

  /** The statistics of {@code counter}. */
  static CacheStatistics statistics(TextCounter counter) {
    CounterStatistics statistics = counter.statistics();
    return new CacheStatistics(statistics.segments(), statistics.misses());
  }
}
