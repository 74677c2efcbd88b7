// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A run of {@code ./babelmeter}, with everything it prints. Closing it stops it as Ctrl-C does. */
final class Command implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("babelmeter.root"));

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<Thread> readers = new ArrayList<>();

  private Command(Process process) {
    this.process = process;
    readers.add(collect(process.getInputStream(), output));
    readers.add(collect(process.getErrorStream(), errors));
  }

  /** Starts {@code ./babelmeter} with {@code arguments}. */
  static Command start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("babelmeter").toString()));
    command.addAll(List.of(arguments));
    return new Command(new ProcessBuilder(command).directory(ROOT.toFile()).start());
  }

  /** Runs {@code ./babelmeter} to its end, which must be a good one, and returns its output. */
  static List<String> run(String... arguments) throws Exception {
    try (Command command = start(arguments)) {
      assertThat(command.awaitExit()).as("exit status; errors: %s", command.errors).isZero();
      return command.output;
    }
  }

  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("ended; errors: %s", errors)
        .isTrue();
    for (Thread reader : readers) {
      reader.join();
    }
    return process.exitValue();
  }

  /** Waits for a line, on either stream, that {@code wanted} accepts. */
  String awaitLine(Predicate<String> wanted) {
    return await()
        .atMost(PATIENCE)
        .failFast(
            "the command ended: " + errors, () -> !process.isAlive() && find(wanted).isEmpty())
        .until(() -> find(wanted), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<String> find(Predicate<String> wanted) {
    return lines().stream().filter(wanted).findFirst();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Everything printed so far, on both streams. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(output);
    lines.addAll(errors);
    return lines;
  }

  /** The running child process that was started with {@code mainClass}. */
  Optional<ProcessHandle> child(String mainClass) {
    return process
        .descendants()
        .filter(ProcessHandle::isAlive)
        .filter(child -> child.info().commandLine().orElse("").contains(mainClass))
        .findFirst();
  }

  /** All processes that this command has started and that still run. */
  List<ProcessHandle> children() {
    return process.descendants().filter(ProcessHandle::isAlive).toList();
  }

  /** Ends the child that was started with {@code mainClass} by signal 9. */
  void kill(String mainClass) {
    ProcessHandle victim =
        await().atMost(PATIENCE).until(() -> child(mainClass), Optional::isPresent).orElseThrow();
    victim.destroyForcibly();
    await().atMost(PATIENCE).until(() -> !victim.isAlive());
  }

  /** Ends the command itself by signal 9. */
  void killItself() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread collect(InputStream stream, List<String> lines) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
              } catch (IOException | java.io.UncheckedIOException e) {
                lines.add("(stream closed)");
              }
            });
    reader.setDaemon(true);
    reader.start();
    return reader;
  }
}
