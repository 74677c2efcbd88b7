// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * What a {@link TextCounter} has done since it was made.
 *
 * @param segments parts of texts that were counted under several vocabularies at once
 * @param misses those that its cache did not hold
 * @param cacheBytes bytes of its cache
 */
public record CounterStatistics(long segments, long misses, long cacheBytes) {}
