// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.TableWriter;
import dev.babelmeter.cli.premium.ParallelFolder;
import dev.babelmeter.cli.premium.PremiumRun;
import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.process.UsageErrors;
import dev.babelmeter.reports.ReportFolder;
import dev.babelmeter.reports.premium.Meter;
import dev.babelmeter.reports.premium.PremiumReport;
import dev.babelmeter.reports.premium.PremiumRow;
import dev.babelmeter.reports.premium.PremiumTables;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.VocabularySet;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what languages pay on parallel texts. */
@Command(
    name = "premium",
    description = {
      "Measures reference premiums: the tokens that each language needs over those that a pivot"
          + " language needs for the same content.",
      "",
      "DIR holds a file CODE.txt or CODE.txt.gz for each language, such as eng_Latn.txt; line N"
          + " of each says the same. The table goes to standard output: language, vocabulary,"
          + " lines, tokens, pivot_tokens, premium. A premium of too small a sample is"
          + " 'insufficient'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter premium --vocabularies cl100k_base,o200k_base --pivot eng_Latn flores",
      "  babelmeter premium --vocabularies o200k_base --pivot en --baselines --out report texts"
    })
final class PremiumCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private VocabulariesOption vocabularies;

  @Option(
      names = "--pivot",
      required = true,
      paramLabel = "CODE",
      description = "The language that the others are held against.")
  private String pivot;

  @Option(
      names = "--granularity",
      defaultValue = "line",
      paramLabel = "line|corpus",
      converter = GranularityConverter.class,
      description =
          "Count each line as a text, or all lines joined by a space as one, as Petrov et al. do.")
  private Granularity granularity;

  @Option(
      names = "--baselines",
      description =
          "Count bytes, code points, grapheme clusters and words beside the vocabularies.")
  private boolean baselines;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder that tables, a heat map and report.html are written to.")
  private @Nullable Path out;

  @Mixin private FormatOption format;

  @Parameters(paramLabel = "DIR", description = "Folder with a file for each language.")
  private Path folder;

  @Override
  public Integer call() {
    CommandLine commandLine = spec.commandLine();
    ParallelFolder texts = new ParallelFolder(folder);
    @Nullable ReportFolder report = out == null ? null : new ReportFolder(out);
    try (VocabularySet loaded =
        VocabularySet.open(vocabularies.specs(), HubConfig.fromEnvironment())) {
      PremiumRun.Outcome outcome =
          new PremiumRun(texts, new Meter(loaded, baselines), granularity, report != null)
              .measure(pivot);
      outcome
          .notices()
          .forEach(notice -> commandLine.getErr().println(UsageErrors.PREFIX + notice));
      try (TableWriter table =
          new TableWriter(commandLine.getOut(), format.value(), PremiumTables.COLUMNS)) {
        for (PremiumRow row : outcome.rows()) {
          table.row(PremiumTables.cells(row));
        }
      }
      if (report != null) {
        PremiumReport.write(
            report, outcome.rows(), outcome.words(), pivot, granularity, outcome.notices());
      }
      return outcome.complete() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** A premium is over lines or over a corpus; words are no unit of translation. */
  static final class GranularityConverter extends LabelConverter<Granularity> {
    GranularityConverter() {
      super("granularity", List.of(Granularity.LINE, Granularity.CORPUS), Granularity::label);
    }
  }
}
