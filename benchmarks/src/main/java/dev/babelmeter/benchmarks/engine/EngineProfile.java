// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.Median;
import dev.babelmeter.benchmarks.Programs;
import dev.babelmeter.benchmarks.texts.BenchmarkText;
import dev.babelmeter.benchmarks.texts.TextMix;
import dev.babelmeter.benchmarks.texts.TextStream;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A quick look at the engine without JMH: in each round a fresh counter sees the stream twice.
 * Rounds share one virtual machine, so the first ones show it compiling.
 *
 * <pre>{@code
 * RAYON_NUM_THREADS=1 taskset -c 1 java -Xmx4g -XX:+UseSerialGC \
 *   -cp benchmarks/target/babelmeter-benchmarks-0.1.0-SNAPSHOT.jar \
 *   dev.babelmeter.benchmarks.engine.EngineProfile --vocabularies 8 --passes 6
 * }</pre>
 */
@Command(
    name = "EngineProfile",
    mixinStandardHelpOptions = true,
    description = "First and repeated passes of the engine over a stream of different texts.")
public final class EngineProfile implements Callable<Integer> {
  @Option(names = "--data", description = "The folder with flores200, udhr and vocabularies.")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--vocabularies",
      description = "A number up to 16, or a list in which shared vocabularies go by their names.")
  private String vocabularies = "8";

  @Option(names = "--texts", description = "Number of texts.")
  private int texts = TextStream.DEFAULT_TEXTS;

  @Option(names = "--mix", description = "Parts by kind: " + TextMix.DEFAULT)
  private String mix = TextMix.DEFAULT;

  @Option(names = "--passes", description = "Rounds of a first and a repeated pass.")
  private int passes = 6;

  @Option(names = "--cache", description = "Bytes of a counter's cache.")
  private @Nullable Integer cache;

  @Option(names = "--by-label", description = "Also time each language within a first pass.")
  private boolean byLabel;

  /** Runs the program. */
  public static void main(String[] arguments) {
    System.exit(Programs.run(new EngineProfile(), arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<BenchmarkText> stream = TextStream.make(data, TextMix.parse(mix), texts);
    long heapBefore = Memory.liveHeap();
    long start = System.nanoTime();
    try (VocabularySet set = Vocabularies.open(data, vocabularies)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      long heapOfSet = Memory.liveHeap() - heapBefore;
      System.out.printf(
          Locale.ROOT,
          "# %d texts, %.2f MB of UTF-8, mix %s; %d vocabularies loaded in %.1f s, %.1f MB of heap;"
              + " %s %s%n",
          stream.size(),
          TextStream.bytes(stream) / 1e6,
          mix,
          set.size(),
          seconds,
          heapOfSet / 1e6,
          System.getProperty("java.vm.name"),
          System.getProperty("java.version"));
      rounds(set, stream);
      if (byLabel) {
        new LabelProfile(set, cache).print(stream, passes, System.out);
      }
    }
    return 0;
  }

  private void rounds(VocabularySet set, List<BenchmarkText> stream) throws IOException {
    System.out.println(
        "round\tpass\tmb_per_s\ttexts_per_s\tmiss_rate\tallocated_bytes_per_text\ttokens");
    List<Double> first = new ArrayList<>();
    List<Double> repeated = new ArrayList<>();
    for (int round = 1; round <= passes; round++) {
      long heap = Memory.liveHeap();
      TextCounter counter = Counters.make(set, cache);
      TokenCounts counts = new TokenCounts(set.size());
      first.add(pass(round + "\tfirst", counter, counts, stream));
      repeated.add(pass(round + "\trepeated", counter, counts, stream));
      if (round == passes) {
        System.out.printf(
            Locale.ROOT,
            "# a counter holds %.1f MB of heap after its passes; the process %.0f MB%n",
            (Memory.liveHeap() - heap) / 1e6,
            Memory.resident() / 1e6);
        counter.count("", counts);
      }
    }
    // The virtual machine compiles in the first half.
    System.out.printf(
        Locale.ROOT,
        "# medians of the last %d rounds: first pass %.2f MB/s, repeated pass %.2f MB/s%n",
        passes - passes / 2,
        Median.of(first.subList(passes / 2, passes)),
        Median.of(repeated.subList(passes / 2, passes)));
  }

  private static double pass(
      String name, TextCounter counter, TokenCounts counts, List<BenchmarkText> stream) {
    PassEvents events = new PassEvents();
    long allocated = Memory.allocated();
    long start = System.nanoTime();
    Pass.run(counter, counts, stream, 0, events);
    double seconds = (System.nanoTime() - start) / 1e9;
    double megabytes = events.bytes / 1e6 / seconds;
    System.out.printf(
        Locale.ROOT,
        "%s\t%.2f\t%.0f\t%s\t%.1f\t%d%n",
        name,
        megabytes,
        events.texts / seconds,
        missRate(events.segments, events.misses),
        (double) (Memory.allocated() - allocated) / events.texts,
        events.tokens);
    return megabytes;
  }

  /** The share of segments that were not in the cache; empty without a cache. */
  static String missRate(long segments, long misses) {
    return segments == 0 ? "" : String.format(Locale.ROOT, "%.4f", (double) misses / segments);
  }
}
