// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The job as a process of its own, which a test can kill. */
final class JobProcess implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private JobProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts {@link JobMain} with {@code settings}; its output goes to files in {@code folder}. */
  static JobProcess start(Path folder, Map<String, String> settings) throws IOException {
    Path out = Files.createTempFile(folder, "job", ".out");
    Path err = Files.createTempFile(folder, "job", ".err");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                // flink-test-utils has a log configuration that is silent.
                "-Dlog4j2.configurationFile=classpath:log4j2.xml",
                JobMain.class.getName()));
    new TreeMap<>(settings)
        .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new JobProcess(process, out, err);
  }

  /** Waits for the line that says that the job is ready, and returns it. */
  String awaitReady() {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("the job ended: " + errors());
              }
              return Files.readAllLines(out, StandardCharsets.UTF_8).stream()
                  .filter(line -> line.startsWith("ready: "))
                  .findFirst()
                  .orElse("");
            },
            line -> !line.isEmpty());
  }

  /** Ends the process with signal 9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  String errors() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
