// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a {@link Role} as a process of its own: reads its settings, says on standard output when it
 * is ready and at which addresses, and stops it on SIGTERM, SIGINT or, when told so, at the end of
 * standard input, so that it never outlives a parent that holds the other end of that pipe. A stop
 * may come at any time, also while the role starts, and ends the process within half a minute.
 *
 * <p>The exit status is 0 when the role or its input ended, 1 when the role failed, 2 when a
 * setting is wrong, and the JVM's 128 + signal after a signal; errors are one sentence a line on
 * standard error.
 */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    sortOptions = false)
public final class RoleProcess implements Runnable {
  /** Begins the line on standard output that says that a role is ready. */
  public static final String READY = "ready: ";

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private static final Logger logger = LoggerFactory.getLogger(RoleProcess.class);

  private final Lifecycle lifecycle;

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
      paramLabel = "PATH",
      description =
          "Remove this file or folder, and its parent once that is empty, after the stop."
              + " May be given several times.")
  private List<Path> removeOnStop = List.of();

  private RoleProcess(Role role) {
    this.lifecycle = new Lifecycle(role, STOP_LIMIT, this::halt);
  }

  /** Runs {@code role} with {@code arguments} and ends the process. */
  public static void main(Role role, String[] arguments) {
    RoleProcess process = new RoleProcess(role);
    CommandLine commandLine =
        new CommandLine(process)
            .setCommandName("babelmeter run " + role.name())
            .setParameterExceptionHandler(new UsageErrors())
            .setExecutionExceptionHandler(RoleProcess::explain);
    System.exit(commandLine.execute(arguments));
  }

  @Override
  public void run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    if (stopWithInput) {
      exitAtEndOfInput();
    }
    lifecycle.run(settings(), addresses -> System.out.println(READY + describe(addresses)));
  }

  private void stop() {
    lifecycle.stop();
    removeLeftovers();
  }

  private void halt() {
    removeLeftovers();
    Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE);
  }

  private void removeLeftovers() {
    for (Path path : removeOnStop) {
      try {
        Folders.removeWithEmptyParent(path);
      } catch (IOException e) {
        logger.warn("cannot remove {}", path, e);
      }
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
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                logger.warn("standard input failed; stopping", e);
              }
              System.exit(CommandLine.ExitCode.OK);
            },
            "end-of-input");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static int explain(Exception error, CommandLine commandLine, Object parsed) {
    if (error instanceof InvalidSettingsException invalid) {
      invalid
          .problems()
          .forEach(problem -> commandLine.getErr().println(UsageErrors.PREFIX + problem));
      return CommandLine.ExitCode.USAGE;
    }
    if (error instanceof RoleException) {
      commandLine.getErr().println(UsageErrors.PREFIX + error.getMessage());
    } else {
      commandLine
          .getErr()
          .println(
              UsageErrors.PREFIX
                  + "unexpected failure ("
                  + error.getClass().getSimpleName()
                  + "); the log has the details");
      logger.error("unexpected failure", error);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
