// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.process.UsageErrors;
import dev.babelmeter.reports.ReportFolder;
import dev.babelmeter.reports.coverage.QtokColumns;
import dev.babelmeter.reports.coverage.VocabularyReportWriter;
import dev.babelmeter.reports.vocabulary.LanguageMap;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports what vocabularies cover. */
@Command(
    name = "report",
    description = {
      "Writes what vocabularies cover: the tables of Qtok under its file names, complete tables,"
          + " plots, and one page report.html.",
      "",
      "A language map is a JSON object that gives tokens a list of language codes, as Qtok's"
          + " tokens2natural_*.json; with one, the tables by language are written too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter vocabulary report cl100k_base,o200k_base --out report",
      "  babelmeter vocabulary report r50k_base --out report --language-map cyrillic.json"
    })
final class VocabularyReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LIST",
      converter = VocabularyList.Converter.class,
      description = "The vocabularies, separated by commas.")
  private VocabularyList vocabularies;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the report is written to.")
  private Path out;

  @Option(
      names = "--language-map",
      paramLabel = "FILE",
      description = "Languages by token; may be given once a script.")
  private List<Path> languageMaps = List.of();

  @Option(
      names = "--qtok-columns",
      paramLabel = "FILE",
      description =
          "An earlier unicode_stats.tsv, latin_stats.tsv or cyrillic_stats.tsv whose columns"
              + " Qtok's table is to have; otherwise they depend on the vocabularies, as in Qtok.")
  private List<Path> qtokColumns = List.of();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    ReportFolder folder = new ReportFolder(out);
    VocabularyReportWriter report =
        new VocabularyReportWriter(
            languageMaps.stream().map(LanguageMap::read).toList(),
            QtokColumns.of(qtokColumns),
            notice -> err.println(UsageErrors.PREFIX + notice));
    TokenizerSources sources = new TokenizerSources(HubConfig.fromEnvironment());
    int status = CommandLine.ExitCode.OK;
    for (VocabularySpec vocabulary : vocabularies.specs()) {
      try {
        report.add(sources.read(vocabulary));
      } catch (VocabularyException e) {
        err.println(UsageErrors.PREFIX + e.getMessage());
        status = CommandLine.ExitCode.SOFTWARE;
      }
    }
    report.write(folder);
    return status;
  }
}
