// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.launch.ForegroundProcess;
import dev.babelmeter.process.RoleProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of a child, from its start to its end. */
final class Child {
  /**
   * Ctrl-C reaches every process of the terminal's group at once. The children ignore it, and the
   * end of the terminal, so that they are stopped in order through their standard input.
   */
  private static final List<String> IGNORING_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

  private static final Logger logger = LoggerFactory.getLogger(Child.class);

  private final ChildSpec spec;
  private final Process process;
  private final CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> outputEnded = new CompletableFuture<>();

  private Child(ChildSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  static Child start(ChildSpec spec) {
    List<String> command = new ArrayList<>(IGNORING_CTRL_C);
    command.addAll(spec.command());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(spec.log().toFile()));
    ForegroundProcess.singleThreadedOpenMp(builder.environment());
    try {
      Child child = new Child(spec, builder.start());
      child.followOutput();
      return child;
    } catch (IOException e) {
      throw new CommandFailure("cannot start the " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  /** Completes with the child's addresses when it says that it is ready. */
  CompletableFuture<Map<String, String>> ready() {
    return ready;
  }

  /** Completes with the child's exit status when it has ended and all that it said was read. */
  CompletableFuture<Integer> ended() {
    return process.onExit().thenCombine(outputEnded, (ended, nothing) -> ended.exitValue());
  }

  boolean wasReady() {
    return ready.isDone();
  }

  /** Ends the child's input, which asks it to stop. */
  void askToStop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      logger.debug("the {} has closed its input already", spec.name(), e);
    }
  }

  /** Waits for the end, and forces it when {@code limit} is over. */
  void awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      logger.warn("the {} did not stop within {} and is ended by force", spec.name(), limit);
      kill();
      process.waitFor();
    }
  }

  void kill() {
    process.toHandle().destroyForcibly();
  }

  private void followOutput() {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(this::accept);
              } catch (IOException | UncheckedIOException e) {
                logger.debug("the output of the {} ended", spec.name(), e);
              } finally {
                outputEnded.complete(null);
              }
            },
            "output-of-" + spec.name());
    reader.setDaemon(true);
    reader.start();
  }

  private void accept(String line) {
    ChildLog.add(spec.log(), line);
    if (line.startsWith(RoleProcess.READY)) {
      ready.complete(addresses(line.substring(RoleProcess.READY.length())));
    }
  }

  private static Map<String, String> addresses(String line) {
    Map<String, String> addresses = new HashMap<>();
    for (String pair : line.split(" ", -1)) {
      int separator = pair.indexOf('=');
      if (separator > 0) {
        addresses.put(pair.substring(0, separator), pair.substring(separator + 1));
      }
    }
    return addresses;
  }
}
