// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a {@link Role} as a process of its own: reads its settings, says on standard output when it
 * is ready and at which addresses, and stops it on SIGTERM, SIGINT or, when told so, at the end of
 * standard input, so that it never outlives a parent that holds the other end of that pipe.
 *
 * <p>The exit status is 0 after a stop, 1 when the role failed, 2 when a setting is wrong; errors
 * are one sentence a line on standard error.
 */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public final class RoleProcess implements Runnable {
  /** Begins the line on standard output that says that a role is ready. */
  public static final String READY = "ready: ";

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private static final Logger logger = LoggerFactory.getLogger(RoleProcess.class);

  private final Role role;

  @Option(names = "--config", paramLabel = "FILE", description = "Settings, as a properties file.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; it overrides the file's.")
  private Map<String, String> overrides = new TreeMap<>();

  @Option(
      names = "--stop-with-input",
      description = "Stop when standard input ends, as it does when the parent process ends.")
  private boolean stopWithInput;

  @Option(
      names = "--remove-on-stop",
      paramLabel = "DIR",
      description = "Remove this folder, and its parent once that is empty, after the stop.")
  private @Nullable Path removeOnStop;

  private RoleProcess(Role role) {
    this.role = role;
  }

  /** Runs {@code role} with {@code arguments} and ends the process. */
  public static void main(Role role, String[] arguments) {
    RoleProcess process = new RoleProcess(role);
    CommandLine commandLine =
        new CommandLine(process)
            .setCommandName("babelmeter run " + role.name())
            .setExecutionExceptionHandler(RoleProcess::explain);
    System.exit(commandLine.execute(arguments));
  }

  @Override
  public void run() {
    Settings settings = settings();
    try (Stop stop = new Stop(removeOnStop)) {
      Role.Running running = role.start(settings);
      stop.before(running::close);
      Runtime.getRuntime().addShutdownHook(new Thread(stop::close, "stop"));
      if (stopWithInput) {
        exitAtEndOfInput();
      }
      System.out.println(READY + describe(running.addresses()));
      running.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Settings settings() {
    Settings file =
        config == null ? Settings.of("the command line", Map.of()) : Settings.ofFile(config);
    return file.overriddenBy(overrides);
  }

  private static String describe(Map<String, String> addresses) {
    return new TreeMap<>(addresses)
        .entrySet().stream()
            .map(address -> address.getKey() + "=" + address.getValue())
            .collect(Collectors.joining(" "));
  }

  private static void exitAtEndOfInput() {
    Thread watcher =
        new Thread(
            () -> {
              try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
              } catch (IOException e) {
                logger.warn("standard input failed; stopping", e);
              }
              System.exit(0);
            },
            "end-of-input");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static int explain(Exception error, CommandLine commandLine, Object parsed) {
    if (error instanceof InvalidSettingsException invalid) {
      invalid.problems().forEach(problem -> commandLine.getErr().println("babelmeter: " + problem));
      return WRONG_USAGE;
    }
    commandLine.getErr().println("babelmeter: " + error.getMessage());
    if (!(error instanceof RoleException)) {
      logger.error("unexpected failure", error);
    }
    return FAILED;
  }

  /** Stops the role once, whichever of the shutdown hook and the main thread comes first. */
  private static final class Stop implements AutoCloseable {
    private final @Nullable Path folder;
    private Runnable first = () -> {};
    private boolean done;

    Stop(@Nullable Path folder) {
      this.folder = folder;
    }

    synchronized void before(Runnable action) {
      first = action;
    }

    @Override
    public synchronized void close() {
      if (done) {
        return;
      }
      done = true;
      first.run();
      if (folder != null) {
        remove(folder);
      }
    }

    private static void remove(Path folder) {
      try (Stream<Path> paths = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (isEmptyFolder(parent)) {
          Files.deleteIfExists(parent);
        }
      } catch (IOException | UncheckedIOException e) {
        logger.warn("cannot remove {}", folder, e);
      }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
      try (Stream<Path> entries = Files.list(folder)) {
        return entries.findAny().isEmpty();
      }
    }
  }
}
