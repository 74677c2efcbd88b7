// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.process.UsageErrors;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The program behind {@code ./babelmeter}. */
public final class Main {
  private static final int OUTPUT_BUFFER_BYTES = 1 << 16;

  private Main() {}

  /** Runs the command that {@code arguments} name and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // On a terminal a client that tries again is noise: what fails for good is said by commands.
    System.setProperty("babelmeter.library-log-level", "ERROR");
    CommandLine commandLine =
        commandLine()
            .setOut(utf8(FileDescriptor.out, false))
            .setErr(utf8(FileDescriptor.err, true));
    int status = commandLine.execute(arguments);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    System.exit(status);
  }

  /** Returns the command with all its subcommands. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new BabelmeterCommand());
    Map<String, CommandLine> commands = commandLine.getSubcommands();
    for (CommandLine passedOn :
        List.of(
            commands.get("run"),
            commands.get("train"),
            commands.get("vocabulary").getSubcommands().get("transfer"))) {
      passedOn.setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(true);
    }
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new ExecutionErrors());
  }

  /** Tables are in UTF-8 whatever the locale says. */
  private static PrintWriter utf8(FileDescriptor descriptor, boolean autoFlush) {
    return new PrintWriter(
        new OutputStreamWriter(
            new BufferedOutputStream(new FileOutputStream(descriptor), OUTPUT_BUFFER_BYTES),
            StandardCharsets.UTF_8),
        autoFlush);
  }
}
