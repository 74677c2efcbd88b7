// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong usage of a command with one sentence on standard error and exit status 2. */
public final class UsageErrors implements IParameterExceptionHandler {
  /** Begins every message of a command. */
  public static final String PREFIX = "babelmeter: ";

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    command
        .getErr()
        .println(
            PREFIX
                + sentence(error)
                + "; see "
                + command.getCommandSpec().qualifiedName()
                + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static String sentence(ParameterException error) {
    CommandLine command = error.getCommandLine();
    if (error instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !command.getSubcommands().isEmpty()) {
      return "there is no command '%s': name one of %s"
          .formatted(
              unmatched.getUnmatched().get(0),
              String.join(", ", command.getSubcommands().keySet()));
    }
    String line = error.getMessage().lines().findFirst().orElse("wrong usage").strip();
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }
}
