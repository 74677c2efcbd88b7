// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.languages.LanguageIdentifier;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * How fast the parts of an analysis work by themselves, on one thread: texts a second over texts
 * that come for the first time, after a warm-up on others.
 */
final class PartRates {
  private PartRates() {}

  /** The rate of the counting engine. */
  static double engine(String vocabularies, List<String> warmUp, List<String> texts) {
    try (VocabularySet set =
        VocabularySet.open(VocabularySpec.parseList(vocabularies), HubConfig.fromEnvironment())) {
      TextCounter counter = set.newCounter();
      TokenCounts counts = new TokenCounts(set.size());
      return rate(text -> counter.count(text, counts), warmUp, texts);
    }
  }

  /** The rate of identifying languages. */
  static double languages(List<String> warmUp, List<String> texts) {
    LanguageIdentifier identifier = LanguageIdentifier.create();
    long[] undetermined = new long[1];
    double rate =
        rate(
            text -> {
              if (identifier.identify(text, null).confidence() == 0) {
                undetermined[0]++;
              }
            },
            warmUp,
            texts);
    if (undetermined[0] == warmUp.size() + texts.size()) {
      throw new IllegalStateException("no language was identified");
    }
    return rate;
  }

  private static double rate(Consumer<String> part, List<String> warmUp, List<String> texts) {
    warmUp.forEach(part);
    long start = System.nanoTime();
    texts.forEach(part);
    return texts.size() * 1e9 / (System.nanoTime() - start);
  }
}
