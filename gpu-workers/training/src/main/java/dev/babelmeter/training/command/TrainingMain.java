// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.command;

import dev.babelmeter.process.RoleException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
    name = "babelmeter",
    subcommands = {TrainingMain.Train.class, TrainingMain.Vocabulary.class})
public final class TrainingMain {
  private TrainingMain() {}

  /** Commands about networks. */
  @Command(
      name = "train",
      description = "Trains networks that predict embeddings, and compares them with other ways.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {HypernetworkCommand.class, CompareCommand.class})
  static final class Train {}

  /** Commands about vocabularies. */
  @Command(
      name = "vocabulary",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = TransferCommand.class)
  static final class Vocabulary {}

  /** Runs the command that {@code arguments} name and ends the process with its status. */
  public static void main(String[] arguments) {
    int status = commandLine().execute(arguments);
    System.exit(status);
  }

  /** The command with all its subcommands. */
  static CommandLine commandLine() {
    return new CommandLine(new TrainingMain())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, given) -> {
              e.getCommandLine().getErr().println("babelmeter: " + e.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              if (e instanceof RoleException) {
                command.getErr().println("babelmeter: " + e.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
              }
              throw e;
            });
  }
}
