// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.events.v1.DictionaryIds;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.metrics.DictionaryShares;
import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.views.query.KnownVocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dictionaries that jobs were given, as announced with their vocabularies. */
final class Dictionaries {
  private final Map<List<String>, DictionaryTokens> tokens = new HashMap<>();

  Dictionaries(List<KnownVocabulary> vocabularies) {
    for (KnownVocabulary known : vocabularies) {
      Vocabulary vocabulary = known.description();
      for (DictionaryIds ids : vocabulary.getDictionaries()) {
        tokens.put(
            List.of(ids.getLanguage(), vocabulary.getVocabulary(), vocabulary.getFingerprint()),
            DictionaryTokens.read(ids.getWords(), ids.getRoots(), ids.getAliases()));
      }
    }
  }

  /** The shares of what texts became; null when {@code language} is, or has no dictionary. */
  @Nullable DictionaryShares shares(
      @Nullable String language, String vocabulary, String fingerprint, TokenFrequencies emitted) {
    DictionaryTokens of =
        language == null ? null : tokens.get(List.of(language, vocabulary, fingerprint));
    return of == null ? null : of.shares(emitted);
  }
}
