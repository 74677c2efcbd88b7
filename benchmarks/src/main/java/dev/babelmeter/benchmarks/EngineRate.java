// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.util.List;

/** How fast the engine counts by itself, on one thread. */
final class EngineRate {
  private EngineRate() {}

  /** Texts a second over {@code texts} in a first pass, after a warm-up on {@code warmUp}. */
  static double measure(String vocabularies, List<String> warmUp, List<String> texts) {
    try (VocabularySet set =
        VocabularySet.open(VocabularySpec.parseList(vocabularies), HubConfig.fromEnvironment())) {
      TextCounter counter = set.newCounter();
      TokenCounts counts = new TokenCounts(set.size());
      warmUp.forEach(text -> counter.count(text, counts));
      long start = System.nanoTime();
      texts.forEach(text -> counter.count(text, counts));
      return texts.size() * 1e9 / (System.nanoTime() - start);
    }
  }
}
