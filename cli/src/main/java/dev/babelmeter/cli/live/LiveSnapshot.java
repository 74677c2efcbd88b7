// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the views say at one moment.
 *
 * @param texts number of texts counted so far, late ones included
 * @param deadLetters number of records that could not be counted
 * @param byVocabulary the sums by vocabulary
 * @param byLanguage the sums by language, then by vocabulary
 */
public record LiveSnapshot(
    long texts,
    long deadLetters,
    Map<String, LiveSums> byVocabulary,
    Map<String, Map<String, LiveSums>> byLanguage) {

  /** Adds up the languages. */
  static LiveSnapshot of(
      long texts, long deadLetters, Map<String, Map<String, LiveSums>> byLanguage) {
    Map<String, LiveSums> byVocabulary = new LinkedHashMap<>();
    byLanguage
        .values()
        .forEach(
            sums ->
                sums.forEach(
                    (vocabulary, sum) -> byVocabulary.merge(vocabulary, sum, LiveSums::plus)));
    return new LiveSnapshot(texts, deadLetters, byVocabulary, byLanguage);
  }

  /** Records that have come to an end: counted, or put aside with a reason. */
  public long settled() {
    return texts + deadLetters;
  }
}
