// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures Kafka → job → Kafka as whole processes: a broker on one processor, the job on another, a
 * topic filled beforehand, and the rate at which counts are committed. In the same run, on the same
 * texts and the job's processor: the job with {@link PassThrough} in the place of identifying and
 * counting, the engine alone, and the identification of languages alone. What passing through and
 * the engine allow together is {@code 1 / (1/pass-through + 1/engine)}; the last column is the
 * job's share of that.
 */
@Command(
    name = "PipelineBenchmark",
    mixinStandardHelpOptions = true,
    description = "Texts a second through Kafka, the job and Kafka again, on one core for the job.")
public final class PipelineBenchmark implements Callable<Integer> {
  private static final int JOB_PROCESSOR = JobRun.JOB_PROCESSOR;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FOLDER", description = "Folders with .txt.gz files, a text a line.")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--lib", description = "The distribution's lib folder.")
  private Path lib = Path.of("distribution/target/babelmeter/lib");

  @Option(names = "--texts", description = "Texts in a measured run at most.")
  private int count = 60_000;

  @Option(
      names = "--bytes",
      split = ",",
      description = "Lengths of the texts in bytes; 0 for the lines of the files as they are.")
  private List<Integer> lengths = List.of(0);

  @Option(
      names = "--cuts",
      description = "How often the files are cut into texts, each time at other places.")
  private int cuts = 1;

  @Option(
      names = "--vocabularies",
      split = ",",
      required = true,
      description = "At least as many vocabularies as the largest of --sizes.")
  private List<String> vocabularies = List.of();

  @Option(names = "--sizes", split = ",", description = "How many of the vocabularies to count.")
  private List<Integer> sizes = List.of(1, 4, 8);

  @Option(names = "--repeat", description = "Runs of each; the median is printed.")
  private int repeat = 3;

  @Option(names = "--job-option", description = "An option of the job's virtual machine.")
  private List<String> jobOptions = new ArrayList<>();

  /** Runs the measurement. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new PipelineBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf(
        "# %s %s, %d runs each, medians; rates in texts a second%n",
        System.getProperty("java.vm.name"), System.getProperty("java.version"), repeat);
    System.out.println(
        "texts\tbytes_per_text\tvocabularies\tpass_through\tengine\tlanguages\tjob\tjob_mb_per_s"
            + "\tallowed\tjob_of_allowed");
    for (int length : lengths) {
      measure(new Texts(count, length, cuts, folders));
    }
    return 0;
  }

  private void measure(Texts texts) throws Exception {
    List<String> measured = texts.read();
    double bytesPerText = (double) Corpus.bytes(measured) / measured.size();
    double languages = median(() -> PartProcess.languages(texts, JOB_PROCESSOR));
    for (int size : sizes) {
      String list = String.join(",", vocabularies.subList(0, size));
      double engine = median(() -> PartProcess.engine(list, texts, JOB_PROCESSOR));
      double passThrough = median(() -> jobRate(PassThroughMain.class.getName(), list, measured));
      double job = median(() -> jobRate("dev.babelmeter.job.JobMain", list, measured));
      double allowed = 1 / (1 / passThrough + 1 / engine);
      System.out.printf(
          Locale.ROOT,
          "%d\t%.0f\t%d\t%.0f\t%.0f\t%.0f\t%.0f\t%.2f\t%.0f\t%.2f%n",
          measured.size(),
          bytesPerText,
          size,
          passThrough,
          engine,
          languages,
          job,
          job * bytesPerText / 1e6,
          allowed,
          job / allowed);
    }
  }

  private double jobRate(String mainClass, String list, List<String> measured) throws Exception {
    List<byte[]> events = new ArrayList<>();
    for (String text : measured) {
      events.add(
          JSON.writeValueAsString(Map.of("text", text, "tenant", "benchmark"))
              .getBytes(StandardCharsets.UTF_8));
    }
    return new JobRun(lib, jobOptions).rate(mainClass, Map.of("vocabularies", list), events);
  }

  private double median(Callable<Double> measurement) throws Exception {
    List<Double> rates = new ArrayList<>();
    for (int run = 0; run < repeat; run++) {
      rates.add(measurement.call());
    }
    return Median.of(rates);
  }
}
