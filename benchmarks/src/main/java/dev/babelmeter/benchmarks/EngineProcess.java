// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@link EngineRate} in a process of its own, pinned to one processor. */
public final class EngineProcess {
  private static final double WARM_UP = 0.5;

  private EngineProcess() {}

  /** Prints the rate for the arguments that {@link #rate} passes. */
  public static void main(String[] arguments) throws IOException {
    List<Path> folders = Arrays.stream(arguments, 2, arguments.length).map(Path::of).toList();
    List<String> texts = Corpus.read(folders, Integer.parseInt(arguments[1]));
    int warmUp = (int) (texts.size() * WARM_UP);
    System.out.println(
        EngineRate.measure(
            arguments[0], texts.subList(0, warmUp), texts.subList(warmUp, texts.size())));
  }

  /** Texts a second of the engine alone. */
  static double rate(String vocabularies, List<Path> folders, int texts, int processor)
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
                EngineProcess.class.getName(),
                vocabularies,
                Integer.toString(texts)));
    folders.forEach(folder -> command.add(folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("RAYON_NUM_THREADS", "1");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the engine's process failed with status " + process.exitValue());
    }
    return Double.parseDouble(out.strip());
  }
}
