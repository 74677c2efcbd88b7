// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.count.CountTable;
import dev.babelmeter.cli.count.CountTables;
import dev.babelmeter.cli.count.Counting;
import dev.babelmeter.cli.io.Progress;
import dev.babelmeter.cli.io.Terminal;
import dev.babelmeter.cli.io.TextInput;
import dev.babelmeter.process.UsageErrors;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.VocabularySet;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts the lines of files. */
@Command(
    name = "count",
    description = {
      "Counts the tokens of texts exactly, under many vocabularies at once.",
      "",
      "A text is a line in UTF-8 without its break (LF or CR LF); no special tokens are added."
          + " Files compressed with gzip are read as they are."
          + " The table goes to standard output: vocabulary, texts, chars, bytes, tokens."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter count --vocabularies cl100k_base,o200k_base texts.txt",
      "  babelmeter count --vocabularies gpt2/tokenizer.json --lines texts.txt.gz",
      "  babelmeter count --vocabularies hf:openai-community/gpt2 --format json < texts.txt"
    })
final class CountCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private VocabulariesOption vocabularies;

  @Option(
      names = "--lines",
      description =
          "A row a line: its number, and a column for each vocabulary;"
              + " with several files the file comes first.")
  private boolean lines;

  @Mixin private FormatOption format;

  @Option(names = "--progress", description = "Report progress even when nobody watches.")
  private boolean showProgress;

  @Parameters(
      paramLabel = "FILE",
      defaultValue = TextInput.STANDARD_INPUT,
      description = "Files to count; standard input when there is none, or for -.")
  private List<String> files;

  @Override
  public Integer call() throws InterruptedException {
    CommandLine commandLine = spec.commandLine();
    PrintWriter err = commandLine.getErr();
    try (VocabularySet loaded =
            VocabularySet.open(vocabularies.specs(), HubConfig.fromEnvironment());
        Progress progress = new Progress(err, progressMode())) {
      CountTable table = table(commandLine.getOut(), loaded);
      boolean complete =
          new Counting(
                  loaded, table, progress, problem -> err.println(UsageErrors.PREFIX + problem))
              .countAll(
                  files.stream().map(TextInput::new).toList(),
                  Runtime.getRuntime().availableProcessors());
      progress.clear();
      table.finish();
      return complete ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private CountTable table(PrintWriter out, VocabularySet loaded) {
    List<String> names = loaded.descriptions().stream().map(VocabularyDescription::name).toList();
    return lines
        ? CountTables.ofLines(out, format.value(), names, files.size() > 1)
        : CountTables.ofTotals(out, format.value(), names);
  }

  private Progress.Mode progressMode() {
    if (Terminal.isStandardError()) {
      return Progress.Mode.TERMINAL;
    }
    return showProgress ? Progress.Mode.LINES : Progress.Mode.SILENT;
  }
}
