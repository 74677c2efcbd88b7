// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.process.ProductVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: it only explains itself. */
@Command(
    name = "babelmeter",
    description = "Counts text exactly under many vocabularies at once, live and offline.",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything was done",
      "1:the work failed, or a part of it; standard error says why",
      "2:the command was used wrongly; standard error says how"
    },
    subcommands = {
      QuickstartCommand.class,
      CountCommand.class,
      AnalyzeCommand.class,
      PremiumCommand.class,
      VocabularyCommand.class,
      DynamicCommand.class,
      TrainCommand.class,
      PricesCommand.class,
      RunCommand.class
    })
final class BabelmeterCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: name one of "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
