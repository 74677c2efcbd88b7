// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@link PartRates} in a process of its own, pinned to one processor. */
public final class PartProcess {
  private static final String LANGUAGES = "languages";
  private static final double WARM_UP = 0.5;

  private PartProcess() {}

  /** Prints the rate for the arguments that {@link #engine} and {@link #languages} pass. */
  public static void main(String[] arguments) throws IOException {
    String part = arguments[0];
    List<String> texts = Texts.parse(List.of(arguments).subList(1, arguments.length)).read();
    int half = (int) (texts.size() * WARM_UP);
    List<String> warmUp = texts.subList(0, half);
    List<String> measured = texts.subList(half, texts.size());
    System.out.println(
        part.equals(LANGUAGES)
            ? PartRates.languages(warmUp, measured)
            : PartRates.engine(part, warmUp, measured));
  }

  /** Texts a second of the engine alone. */
  static double engine(String vocabularies, Texts texts, int processor)
      throws IOException, InterruptedException {
    return rate(vocabularies, texts, processor);
  }

  /** Texts a second of the identification of languages alone. */
  static double languages(Texts texts, int processor) throws IOException, InterruptedException {
    return rate(LANGUAGES, texts, processor);
  }

  private static double rate(String part, Texts texts, int processor)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "taskset",
                "-c",
                Integer.toString(processor),
                "java",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PartProcess.class.getName(),
                part));
    command.addAll(texts.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("RAYON_NUM_THREADS", "1");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the process failed with status " + process.exitValue());
    }
    return Double.parseDouble(out.strip());
  }
}
