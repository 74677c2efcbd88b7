// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.launch;

import dev.babelmeter.cli.io.CommandFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs a program in place of this one: with its input, outputs, signals and exit status. */
public final class ForegroundProcess {
  private static final String JAVA_OPTIONS = "BABELMETER_JAVA_OPTS";

  private ForegroundProcess() {}

  /**
   * Runs {@code program} to its end. A signal that ends this process is passed on, and waits for
   * the program to stop.
   *
   * @param environment gives further Java options in {@code BABELMETER_JAVA_OPTS}
   * @return the program's exit status
   */
  public static int run(
      Installation installation,
      Program program,
      List<String> arguments,
      Map<String, String> environment)
      throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                installation.command(program, javaOptions(program, environment), arguments))
            .inheritIO();
    singleThreadedOpenMp(builder.environment());
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "pass-signal-on"));
      return process.waitFor();
    } catch (IOException e) {
      throw new CommandFailure("cannot start Java: " + e.getMessage(), e);
    }
  }

  /** OpenMP threads that spin beside Flink's make both many times slower. */
  public static void singleThreadedOpenMp(Map<String, String> environment) {
    environment.putIfAbsent("OMP_NUM_THREADS", "1");
  }

  static List<String> javaOptions(Program program, Map<String, String> environment) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + program.defaultHeap());
    Arrays.stream(environment.getOrDefault(JAVA_OPTIONS, "").split("\\s+"))
        .filter(option -> !option.isEmpty())
        .forEach(options::add);
    return options;
  }

  private static void stop(Process process) {
    process.toHandle().destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
