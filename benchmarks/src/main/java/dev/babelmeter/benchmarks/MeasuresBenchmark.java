// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
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
 * Measures what premiums and the analysis of tokens cost the job: its rate with counts only, with
 * premiums, and with premiums and each share of texts analysed token by token, on the same texts in
 * the same run. All texts are in translation groups of five, which is more than any real stream
 * has. Then the sizes of what the operators keep.
 */
@Command(
    name = "MeasuresBenchmark",
    mixinStandardHelpOptions = true,
    description = "Texts a second through the job with measures on, and their state.")
public final class MeasuresBenchmark implements Callable<Integer> {
  private static final String[] LANGUAGES = {"en", "de", "fr", "ru", "zh"};
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FOLDER", description = "Folders with .txt.gz files, a text a line.")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--lib", description = "The distribution's lib folder.")
  private Path lib = Path.of("distribution/target/babelmeter/lib");

  @Option(names = "--texts", description = "Texts in a run.")
  private int count = 60_000;

  @Option(
      names = "--vocabularies",
      required = true,
      description = "Vocabularies to count under, separated by commas.")
  private String vocabularies = "";

  @Option(names = "--analyse", split = ",", description = "Shares of texts to analyse.")
  private List<String> shares = List.of("0.01", "0.05", "0.2", "all");

  @Option(names = "--repeat", description = "Runs of each; the median is printed.")
  private int repeat = 3;

  @Option(names = "--job-option", description = "An option of the job's virtual machine.")
  private List<String> jobOptions = new ArrayList<>();

  /** Runs the measurement. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new MeasuresBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<byte[]> events = events(new Texts(count, 0, 1, folders).read());
    System.out.printf(
        "# %s %s, %d texts, %d runs each, medians%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        events.size(),
        repeat);
    System.out.println("premiums\tanalysed\ttexts_per_s\tof_counts_only");
    double counts = rate(events, "", "off");
    print("off", "off", counts, counts);
    print("on", "off", rate(events, "en", "off"), counts);
    for (String share : shares) {
      print("on", share, rate(events, "en", share), counts);
    }
    return printState();
  }

  private int printState() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "java",
                "-cp",
                RoleChild.jar(lib, "babelmeter-analytics-job")
                    + File.pathSeparator
                    + JobRun.ownJar(),
                MeasureState.class.getName(),
                vocabularies));
    folders.forEach(folder -> command.add(folder.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static void print(String premiums, String analysed, double rate, double counts) {
    System.out.printf(Locale.ROOT, "%s\t%s\t%.0f\t%.2f%n", premiums, analysed, rate, rate / counts);
  }

  private double rate(List<byte[]> events, String pivots, String analysed) throws Exception {
    Map<String, String> settings =
        Map.of("vocabularies", vocabularies, "premium.pivots", pivots, "tokens.analyse", analysed);
    List<Double> rates = new ArrayList<>();
    for (int run = 0; run < repeat; run++) {
      rates.add(new JobRun(lib, jobOptions).rate("dev.babelmeter.job.JobMain", settings, events));
    }
    return Median.of(rates);
  }

  private static List<byte[]> events(List<String> texts) throws JsonProcessingException {
    List<byte[]> events = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode event = JSON.createObjectNode();
      event.put("text", texts.get(i));
      event.put("tenant", "benchmark");
      event.put("language", LANGUAGES[i % LANGUAGES.length]);
      event.put("translation_group", "g" + i / LANGUAGES.length);
      events.add(JSON.writeValueAsBytes(event));
    }
    return events;
  }
}
