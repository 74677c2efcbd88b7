// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.benchmarks.Programs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints what the benchmarks' stream is made of, and writes it as JSON lines that the quickstart
 * and the pipeline read.
 *
 * <pre>{@code
 * java -cp benchmarks/target/babelmeter-benchmarks-0.1.0-SNAPSHOT.jar \
 *   dev.babelmeter.benchmarks.texts.WriteTexts --out /tmp/texts.jsonl
 * }</pre>
 */
@Command(
    name = "WriteTexts",
    mixinStandardHelpOptions = true,
    description = "The benchmarks' stream of different texts.")
public final class WriteTexts implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--data", description = "The folder with flores200 and udhr.")
  private Path data = Path.of("../shared/data");

  @Option(names = "--texts", description = "Number of texts.")
  private int texts = TextStream.DEFAULT_TEXTS;

  @Option(names = "--mix", description = "Parts by kind: " + TextMix.DEFAULT)
  private String mix = TextMix.DEFAULT;

  @Option(names = "--out", description = "The file for the texts; without it, none is written.")
  private @Nullable Path out;

  /** Runs the program. */
  public static void main(String[] arguments) {
    System.exit(Programs.run(new WriteTexts(), arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<BenchmarkText> stream = TextStream.make(data, TextMix.parse(mix), texts);
    Map<String, long[]> byLabel = new TreeMap<>();
    for (BenchmarkText text : stream) {
      for (String label : List.of(text.label(), text.kind() + "/", "all/")) {
        long[] sums = byLabel.computeIfAbsent(label, key -> new long[2]);
        sums[0]++;
        sums[1] += text.bytes();
      }
    }
    System.out.println("label\ttexts\tbytes");
    byLabel.forEach((label, sums) -> System.out.println(label + "\t" + sums[0] + "\t" + sums[1]));
    if (out != null) {
      write(stream, out);
    }
    return 0;
  }

  private static void write(List<BenchmarkText> stream, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (BenchmarkText text : stream) {
        writer.write(JSON.writeValueAsString(Map.of("text", text.text(), "source", text.label())));
        writer.write('\n');
      }
    }
  }
}
