// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.launch.ForegroundProcess;
import dev.babelmeter.cli.launch.Installation;
import dev.babelmeter.cli.launch.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Transfers the built-in encoder to another vocabulary, in a process of its own. */
@Command(
    name = "transfer",
    description = {
      "Writes a table of embeddings with which the encoder that comes with Babelmeter takes the"
          + " tokens of another vocabulary.",
      "",
      "A token that the encoder's vocabulary has keeps its row; one of several pieces gets the row"
          + " that the method predicts, hypernetwork or fvt (the mean of the pieces); one that"
          + " cannot be spelled gets the mean row. DIR gets model.safetensors with a row for each"
          + " id, and tokens.tsv, which says where each is from. --network names another network"
          + " than the one that comes with Babelmeter."
    },
    customSynopsis = {
      "babelmeter vocabulary transfer VOCABULARY --out=DIR [--method=METHOD] [--network=DIR]"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  babelmeter vocabulary transfer hf:google-bert/bert-base-cased --out cased"})
final class VocabularyTransferCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "ARGUMENT",
      description = "The vocabulary, and the options above.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("vocabulary", "transfer"));
    all.addAll(arguments);
    return ForegroundProcess.run(Installation.current(), Program.TRAINING, all, System.getenv());
  }
}
