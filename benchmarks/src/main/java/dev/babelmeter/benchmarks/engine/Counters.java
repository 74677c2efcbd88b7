// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.VocabularySet;
import org.jspecify.annotations.Nullable;

/** The one place that knows how an engine's cache is sized and asked for its statistics. */
final class Counters {
  private static final CacheStatistics NO_CACHE = new CacheStatistics(0, 0);

  private Counters() {}

  /**
   * Makes a counter.
   *
   * @param cacheSlots slots of its cache, or null for the engine's own choice
   * @throws IllegalArgumentException when the engine has no cache of that size
   */
  static TextCounter make(VocabularySet set, @Nullable Integer cacheSlots) {
    if (cacheSlots != null) {
      throw new IllegalArgumentException(
          "the engine of these vocabularies has no cache whose size can be set: leave the option"
              + " --cache out");
    }
    return set.newCounter();
  }

  /** The statistics of {@code counter}; no segments when it has no cache. */
  static CacheStatistics statistics(TextCounter counter) {
    return NO_CACHE;
  }
}
