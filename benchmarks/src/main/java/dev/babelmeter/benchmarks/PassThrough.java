// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.operators.SharedVocabularies;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.tokenizers.VocabularyDescription;
import java.util.List;

/**
 * Counts nothing: every text gets the same counts under every vocabulary, in records of the size
 * that real ones have. What a job takes with it is the cost of everything but identifying,
 * measuring and counting.
 */
final class PassThrough implements TextAnalysis {
  private static final long COUNT = 100;
  private static final double CONFIDENCE = 0.9;

  private final List<VocabularyCounts> counts;

  private PassThrough(List<VocabularyDescription> vocabularies) {
    counts = vocabularies.stream().map(PassThrough::fixed).toList();
  }

  /** Returns a factory for the vocabularies of {@code list}. */
  static TextAnalysis.Factory factory(String list) {
    return () -> {
      try (SharedVocabularies.Lease lease = SharedVocabularies.lease(list)) {
        return new PassThrough(lease.vocabularies().descriptions());
      }
    };
  }

  @Override
  public TextCounts analyse(TextEvent event) {
    return new TextCounts(
        event.getEventId(),
        event.getEventTime(),
        event.getTenant(),
        event.getSource(),
        event.getModel(),
        event.getDirection(),
        "en",
        LanguageMethod.DETECTED,
        CONFIDENCE,
        "Latn",
        event.getTranslationGroup(),
        event.getBilledTokens(),
        event.getAttributes(),
        COUNT,
        COUNT,
        COUNT,
        null,
        counts);
  }

  @Override
  public void close() {
    // It holds nothing.
  }

  private static VocabularyCounts fixed(VocabularyDescription vocabulary) {
    return new VocabularyCounts(
        vocabulary.name(),
        vocabulary.fingerprint(),
        CountMethod.EXACT,
        COUNT,
        vocabulary.hasUnknownToken() ? (Long) 0L : null,
        vocabulary.hasByteFallback() ? (Long) 0L : null,
        COUNT);
  }
}
