// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.launch.ForegroundProcess;
import dev.babelmeter.cli.launch.Installation;
import dev.babelmeter.cli.launch.Program;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the Flink graph over a file. */
@Command(
    name = "analyze",
    description = {
      "Runs the live job's graph over a file of events and writes its tables.",
      "",
      "FILE holds one event a line in JSON, also compressed with gzip."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter analyze events.jsonl --vocabularies cl100k_base,o200k_base --out report"
    })
final class AnalyzeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "Events as JSON lines.")
  private String file;

  @Option(
      names = "--vocabularies",
      required = true,
      paramLabel = "LIST",
      converter = VocabularyList.Converter.class,
      description =
          "Built-in names, paths of tokenizer.json files, or hf:ORG/NAME[@REVISION],"
              + " separated by commas.")
  private VocabularyList vocabularies;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the tables are written to.")
  private String out;

  @Override
  public Integer call() throws InterruptedException {
    return ForegroundProcess.run(
        Installation.current(),
        Program.ANALYZE,
        List.of(file, "--vocabularies", vocabularies.text(), "--out", out),
        System.getenv());
  }
}
