// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.Median;
import dev.babelmeter.benchmarks.texts.BenchmarkText;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Times each text of a stream in first passes and adds the times up by label. The clock is read
 * twice a text, some 50 nanoseconds.
 */
final class LabelProfile {
  private final VocabularySet set;
  private final @Nullable Integer cache;
  private final Map<String, Sums> byLabel = new TreeMap<>();

  private static final class Sums {
    long bytes;
    long nanos;
    long segments;
    long misses;
    final List<Double> megabytes = new ArrayList<>();
  }

  LabelProfile(VocabularySet set, @Nullable Integer cache) {
    this.set = set;
    this.cache = cache;
  }

  /** Makes {@code passes} first passes and prints medians. */
  void print(List<BenchmarkText> stream, int passes, PrintStream out) {
    for (int pass = 0; pass < passes; pass++) {
      byLabel.values().forEach(sums -> sums.bytes = sums.nanos = sums.segments = sums.misses = 0);
      pass(stream);
      byLabel.values().forEach(sums -> sums.megabytes.add(sums.bytes * 1e3 / sums.nanos));
    }
    out.println("label\tfirst_pass_mb_per_s\tmiss_rate");
    byLabel.forEach(
        (label, sums) ->
            out.printf(
                Locale.ROOT,
                "%s\t%.2f\t%s%n",
                label,
                Median.of(sums.megabytes),
                EngineProfile.missRate(sums.segments, sums.misses)));
  }

  private void pass(List<BenchmarkText> stream) {
    TextCounter counter = Counters.make(set, cache);
    TokenCounts counts = new TokenCounts(set.size());
    for (BenchmarkText text : stream) {
      String label = text.kind().equals("udhr") ? "udhr" : text.label();
      Sums sums = byLabel.computeIfAbsent(label, key -> new Sums());
      CacheStatistics before = Counters.statistics(counter);
      long start = System.nanoTime();
      counter.count(text.text(), counts);
      sums.nanos += System.nanoTime() - start;
      CacheStatistics done = Counters.statistics(counter).since(before);
      sums.bytes += text.bytes();
      sums.segments += done.segments();
      sums.misses += done.misses();
    }
  }
}
