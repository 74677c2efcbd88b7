// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.benchmarks.Median;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Turns JMH's JSON results of this package into Markdown tables with ratios. */
public final class ResultTables {
  private static final String OURS = "EngineBenchmark.";
  private static final String FIRST = OURS + "firstPass";
  private static final String REPEATED = OURS + "repeatedPass";
  private static final String DJL = "DjlBenchmark.encode";
  private static final String DJL_IDS = "DjlBenchmark.idsOnly";
  private static final String JTOKKIT = "JtokkitBenchmark.cl100k";
  private static final String JTOKKIT_TWO = "JtokkitBenchmark.two";

  private final List<Measured> results;
  private final PrintStream out;

  private ResultTables(List<Measured> results, PrintStream out) {
    this.results = results;
    this.out = out;
  }

  /** Prints the tables of the files that the arguments name. */
  public static void main(String[] arguments) throws IOException {
    List<Measured> results = new ArrayList<>();
    for (String file : arguments) {
      for (JsonNode result : new ObjectMapper().readTree(Path.of(file).toFile())) {
        results.add(Measured.of(result));
      }
    }
    print(results, System.out);
  }

  static void print(List<Measured> results, PrintStream out) {
    ResultTables tables = new ResultTables(results, out);
    tables.engines();
    tables.ratios();
    tables.languages();
  }

  private void engines() {
    out.println("| engine | vocabularies | threads | MB/s | least–most | texts/s | misses |");
    out.println("|---|---|---|---|---|---|---|");
    for (Measured result : results) {
      if (result.label().isEmpty()) {
        out.printf(
            Locale.ROOT,
            "| %s | %s | %d | %s | %s–%s | %,.0f | %s |%n",
            result.benchmark(),
            result.vocabularies(),
            result.threads(),
            figure(result.medianMegabytes()),
            figure(Collections.min(result.megabytes())),
            figure(Collections.max(result.megabytes())),
            Median.of(result.texts()),
            misses(result));
      }
    }
  }

  private void ratios() {
    out.println();
    out.println("| ratio of medians, one thread | first pass | repeated pass |");
    out.println("|---|---|---|");
    ratio("8 at once / DJL `encode` in turn", "8", DJL, "8");
    ratio("8 at once / DJL ids only in turn", "8", DJL_IDS, "8");
    ratio("8 at once / JTokkit doing 2 in turn", "8", JTOKKIT_TWO, "");
    ratio("2 at once / JTokkit doing 2 in turn", "2", JTOKKIT_TWO, "");
    ratio("cl100k / JTokkit", "1", JTOKKIT, "");
    ratio("cl100k / DJL `encode`", "1", DJL, "1");
    row("cost of 16 against 1", cost(FIRST), cost(REPEATED));
    row("8 at once, two threads / one", threads(FIRST), threads(REPEATED));
  }

  private void ratio(String name, String ours, String peer, String peersVocabularies) {
    OptionalDouble peers = speed(peer, peersVocabularies, 1);
    row(name, divide(speed(FIRST, ours, 1), peers), divide(speed(REPEATED, ours, 1), peers));
  }

  private OptionalDouble cost(String pass) {
    return divide(speed(pass, "1", 1), speed(pass, "16", 1));
  }

  private OptionalDouble threads(String pass) {
    return divide(speed(pass, "8", 2), speed(pass, "8", 1));
  }

  private void row(String name, OptionalDouble first, OptionalDouble repeated) {
    if (first.isPresent() || repeated.isPresent()) {
      out.println("| " + name + " | " + figure(first) + " | " + figure(repeated) + " |");
    }
  }

  private void languages() {
    List<Measured> languages = results.stream().filter(r -> !r.label().isEmpty()).toList();
    if (languages.isEmpty()) {
      return;
    }
    out.println();
    out.println("| texts | vocabularies | first pass MB/s | least–most | misses |");
    out.println("|---|---|---|---|---|");
    for (Measured result : languages) {
      out.printf(
          "| %s | %s | %s | %s–%s | %s |%n",
          result.label(),
          result.vocabularies(),
          figure(result.medianMegabytes()),
          figure(Collections.min(result.megabytes())),
          figure(Collections.max(result.megabytes())),
          misses(result));
    }
  }

  private OptionalDouble speed(String benchmark, String vocabularies, int threads) {
    return results.stream()
        .filter(
            r ->
                r.benchmark().equals(benchmark)
                    && r.vocabularies().equals(vocabularies)
                    && r.threads() == threads)
        .mapToDouble(Measured::medianMegabytes)
        .findFirst();
  }

  private static OptionalDouble divide(OptionalDouble above, OptionalDouble below) {
    return above.isPresent() && below.isPresent()
        ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
        : OptionalDouble.empty();
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? figure(value.getAsDouble()) : "";
  }

  /** Three significant digits, or all before the point. */
  private static String figure(double value) {
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String misses(Measured result) {
    return result.segments() == 0
        ? ""
        : String.format(Locale.ROOT, "%.2f %%", 100 * result.misses() / result.segments());
  }
}
