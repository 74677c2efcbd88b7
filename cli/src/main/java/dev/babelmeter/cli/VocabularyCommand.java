// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Vocabularies themselves, without texts. */
@Command(
    name = "vocabulary",
    description = {
      "Tells vocabularies apart and says what they are made of.",
      "",
      "LIST is as for count: built-in names, paths of tokenizer.json and tiktoken rank files, or"
          + " hf:ORG/NAME[@REVISION], separated by commas. A vocabulary that is refused is named on"
          + " standard error and has no row."
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter vocabulary fingerprint cl100k_base,gpt2/tokenizer.json",
      "  babelmeter vocabulary describe r50k_base --format json",
      "  babelmeter vocabulary tokens bert-base-uncased",
      "  babelmeter vocabulary report cl100k_base,o200k_base --out report",
      "  babelmeter vocabulary transfer cl100k_base --out rows"
    },
    subcommands = {
      VocabularyFingerprintCommand.class,
      VocabularyDescribeCommand.class,
      VocabularyTokensCommand.class,
      VocabularyReportCommand.class,
      VocabularyTransferCommand.class
    })
final class VocabularyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: name one of "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
