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

/** Trains networks in a process of its own. */
@Command(
    name = "train",
    description = {
      "Trains networks that predict embeddings for words that an encoder has none for, and compares"
          + " them with other ways.",
      "",
      "Everything after train goes to the program; hypernetwork --help and compare --help have the"
          + " options. OMP_NUM_THREADS says how many processors it uses, 1 unless it is set."
    },
    customSynopsis = {
      "babelmeter train hypernetwork --out=DIR --texts=FILE[,FILE]... [OPTION]...",
      "babelmeter train compare --networks=DIR[,DIR]... --sentences=FILE[,FILE]... [OPTION]..."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter train hypernetwork --out network --texts sentences.txt --seed 1",
      "  babelmeter train compare --networks network --sentences others.txt"
    })
final class TrainCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "ARGUMENT",
      description = "hypernetwork or compare, and its options.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("train"));
    all.addAll(arguments);
    return ForegroundProcess.run(Installation.current(), Program.TRAINING, all, System.getenv());
  }
}
