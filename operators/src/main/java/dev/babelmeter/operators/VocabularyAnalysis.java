// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.languages.Identification;
import dev.babelmeter.languages.LanguageIdentifier;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TextMeasure;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.unicode.Graphemes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Identifies language and script, measures, and counts under every vocabulary of a list. Grapheme
 * clusters are counted of texts in translation groups alone: nothing else needs them.
 */
public final class VocabularyAnalysis implements TextAnalysis {
  private final SharedVocabularies.Lease lease;
  private final List<VocabularyDescription> vocabularies;
  private final TextCounter counter;
  private final TokenCounts counts;
  private final LanguageIdentifier languages;

  private VocabularyAnalysis(SharedVocabularies.Lease lease) {
    this.lease = lease;
    this.vocabularies = lease.vocabularies().descriptions();
    this.counter = lease.vocabularies().newCounter();
    this.counts = new TokenCounts(vocabularies.size());
    this.languages = LanguageIdentifier.create();
  }

  /** Returns a factory of analyses under the vocabularies of {@code list}. */
  public static Factory factory(String list) {
    return () -> new VocabularyAnalysis(SharedVocabularies.lease(list));
  }

  @Override
  public TextCounts analyse(TextEvent event) {
    String text = event.getText();
    Identification language = languages.identify(text, event.getLanguage());
    TextMeasure measure = TextMeasure.of(text);
    counter.count(text, counts);
    return new TextCounts(
        event.getEventId(),
        event.getEventTime(),
        event.getTenant(),
        event.getSource(),
        event.getModel(),
        event.getDirection(),
        language.language(),
        methodOf(language),
        language.confidence(),
        language.script(),
        event.getTranslationGroup(),
        event.getBilledTokens(),
        event.getAttributes(),
        measure.characters(),
        measure.utf8Bytes(),
        measure.words(),
        event.getTranslationGroup() == null ? null : (Long) Graphemes.count(text),
        records());
  }

  @Override
  public void close() {
    lease.close();
  }

  private List<VocabularyCounts> records() {
    List<VocabularyCounts> records = new ArrayList<>(vocabularies.size());
    for (int v = 0; v < vocabularies.size(); v++) {
      VocabularyDescription vocabulary = vocabularies.get(v);
      records.add(
          new VocabularyCounts(
              vocabulary.name(),
              vocabulary.fingerprint(),
              CountMethod.EXACT,
              counts.tokens(v),
              orNull(counts.unknownTokens(v)),
              orNull(counts.byteFallbackTokens(v)),
              counts.singleTokenWords(v)));
    }
    return records;
  }

  private static LanguageMethod methodOf(Identification language) {
    return switch (language.method()) {
      case UNDETERMINED -> LanguageMethod.UNDETERMINED;
      case DECLARED -> LanguageMethod.DECLARED;
      case SCRIPT -> LanguageMethod.SCRIPT;
      case DETECTED -> LanguageMethod.DETECTED;
    };
  }

  private static @Nullable Long orNull(long count) {
    return count == TokenCounts.NOT_APPLICABLE ? null : (Long) count;
  }
}
