// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.texts.BenchmarkText;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import java.util.List;

/** Counts texts one after another, from any one of them on and around. */
final class Pass {
  private Pass() {}

  /** Counts all of {@code texts} and tells {@code events}. */
  static void run(
      TextCounter counter,
      TokenCounts counts,
      List<BenchmarkText> texts,
      int first,
      PassEvents events) {
    CacheStatistics before = Counters.statistics(counter);
    long bytes = 0;
    long tokens = 0;
    for (int i = 0; i < texts.size(); i++) {
      int index = first + i;
      BenchmarkText text = texts.get(index < texts.size() ? index : index - texts.size());
      counter.count(text.text(), counts);
      bytes += text.bytes();
      for (int v = 0; v < counts.size(); v++) {
        tokens += counts.tokens(v);
      }
    }
    CacheStatistics done = Counters.statistics(counter).since(before);
    events.bytes += bytes;
    events.texts += texts.size();
    events.tokens += tokens;
    events.segments += done.segments();
    events.misses += done.misses();
  }
}
