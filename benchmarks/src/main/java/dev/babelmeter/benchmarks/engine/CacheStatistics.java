// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

/**
 * What a counter's cache did since the counter was made.
 *
 * @param segments segments of text that were looked up
 * @param misses those that were not found
 */
record CacheStatistics(long segments, long misses) {
  /** What was done since {@code earlier}. */
  CacheStatistics since(CacheStatistics earlier) {
    return new CacheStatistics(segments - earlier.segments, misses - earlier.misses);
  }
}
