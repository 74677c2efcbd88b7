// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.Median;
import dev.babelmeter.benchmarks.Programs;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints the time a byte of a text against its length, from 1 KiB to 1 MiB, for texts that are hard
 * to cut: a linear engine's rows stay level. The column {@code growth} is the time a byte at the
 * last length over that at a sixteenth of it: about 1 when linear, 16 when quadratic. Each figure
 * is the median of three measurements of other texts of the kind by a fresh counter, each of at
 * least 64 KiB.
 *
 * <pre>{@code
 * RAYON_NUM_THREADS=1 taskset -c 1 java -Xmx4g -XX:+UseSerialGC \
 *   -cp benchmarks/target/babelmeter-benchmarks-0.1.0-SNAPSHOT.jar \
 *   dev.babelmeter.benchmarks.engine.LengthTable [SET...]
 * }</pre>
 */
@Command(
    name = "LengthTable",
    mixinStandardHelpOptions = true,
    description = "Nanoseconds a byte against the length of a text, as tab-separated values.")
public final class LengthTable implements Callable<Integer> {
  private static final int SHORTEST = 1 << 10;
  private static final int MEASURED_BYTES = 1 << 16;
  private static final int MEASUREMENTS = 3;

  /** How many doublings lie between the two lengths that {@code growth} compares. */
  private static final int GROWTH_DOUBLINGS = 4;

  @Parameters(
      paramLabel = "SET",
      description = "Each a number or a list; by default each shared vocabulary, then all nine.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--data", description = "The folder with the folder vocabularies.")
  private Path data = Path.of("../shared/data");

  @Option(names = "--longest", description = "Bytes of the longest text.")
  private int longest = 1 << 20;

  @Option(
      names = "--limit",
      description = "Seconds for one text after which a row ends, with empty columns.")
  private double limit = 20;

  /** Runs the program. */
  public static void main(String[] arguments) {
    System.exit(Programs.run(new LengthTable(), arguments));
  }

  @Override
  public Integer call() throws IOException {
    StringBuilder header = new StringBuilder("vocabularies\tkind");
    for (int length = SHORTEST; length <= longest; length *= 2) {
      header.append("\tns_per_byte_").append(length);
    }
    System.out.println(header.append("\tgrowth"));
    List<String> all = new ArrayList<>(sets);
    if (all.isEmpty()) {
      all.addAll(Vocabularies.sharedNames());
      all.add(Integer.toString(Vocabularies.sharedNames().size()));
    }
    for (String set : all) {
      try (VocabularySet vocabularies = Vocabularies.open(data, set)) {
        for (String kind : LongTexts.kinds()) {
          System.out.println(set + "\t" + kind + row(vocabularies, kind));
        }
      }
    }
    return 0;
  }

  private String row(VocabularySet set, String kind) {
    StringBuilder row = new StringBuilder();
    List<Double> perByte = new ArrayList<>();
    measure(set, kind, SHORTEST);
    boolean ended = false;
    for (int length = SHORTEST; length <= longest; length *= 2) {
      if (ended) {
        row.append('\t');
        continue;
      }
      double nanos = measure(set, kind, length);
      perByte.add(nanos);
      row.append(String.format(Locale.ROOT, "\t%.1f", nanos));
      ended = nanos * length > limit * 1e9;
    }
    int last = perByte.size() - 1;
    return last < GROWTH_DOUBLINGS
        ? row + "\t"
        : row
            + String.format(
                Locale.ROOT, "\t%.2f", perByte.get(last) / perByte.get(last - GROWTH_DOUBLINGS));
  }

  /** Nanoseconds a byte. */
  private static double measure(VocabularySet set, String kind, int length) {
    TextCounter counter = Counters.make(set, null);
    TokenCounts counts = new TokenCounts(set.size());
    List<Double> measurements = new ArrayList<>();
    int repeats = Math.max(1, MEASURED_BYTES / length);
    for (int i = 0; i < MEASUREMENTS; i++) {
      List<String> texts = new ArrayList<>();
      long bytes = 0;
      for (int r = 0; r < repeats; r++) {
        String text = LongTexts.make(kind, length, (long) i * repeats + r);
        texts.add(text);
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
      }
      long start = System.nanoTime();
      for (String text : texts) {
        counter.count(text, counts);
      }
      measurements.add((double) (System.nanoTime() - start) / bytes);
    }
    return Median.of(measurements);
  }
}
