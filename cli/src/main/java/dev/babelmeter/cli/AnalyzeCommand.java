// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.launch.ForegroundProcess;
import dev.babelmeter.cli.launch.Installation;
import dev.babelmeter.cli.launch.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the Flink graph over files. */
@Command(
    name = "analyze",
    description = {
      "Runs the live job's graph over files of events and writes tables, plots and a page.",
      "",
      "A FILE holds one event a line in JSON, also compressed with gzip."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter analyze events.jsonl --vocabularies cl100k_base,o200k_base --out report"
    })
final class AnalyzeCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Events as JSON lines.")
  private List<String> files = List.of();

  @Mixin private VocabulariesOption vocabularies;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the report is written to.")
  private String out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the job, such as window.size=1h.")
  private List<String> settings = List.of();

  @Override
  public Integer call() throws InterruptedException {
    List<String> arguments = new ArrayList<>(files);
    arguments.addAll(List.of("--vocabularies", vocabularies.text(), "--out", out));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return ForegroundProcess.run(
        Installation.current(), Program.ANALYZE, arguments, System.getenv());
  }
}
