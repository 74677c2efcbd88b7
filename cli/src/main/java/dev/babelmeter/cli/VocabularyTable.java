// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.TableWriter;
import dev.babelmeter.process.UsageErrors;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.LoadMemory;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands about vocabularies share: their list, and a table with the rows of each. */
final class VocabularyTable {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "LIST",
      converter = VocabularyList.Converter.class,
      description = "The vocabularies, separated by commas.")
  private VocabularyList vocabularies;

  @Mixin private FormatOption format;

  /**
   * Writes the rows that {@code rows} makes of each vocabulary, one vocabulary after the other, and
   * returns the exit status: a vocabulary that is refused takes nothing from the others.
   */
  int write(
      List<String> columns,
      Function<TokenizerSource, ? extends List<? extends List<? extends @Nullable Object>>> rows) {
    CommandLine commandLine = spec.commandLine();
    TokenizerSources sources = new TokenizerSources(HubConfig.fromEnvironment());
    int status = CommandLine.ExitCode.OK;
    try (TableWriter table = new TableWriter(commandLine.getOut(), format.value(), columns)) {
      for (VocabularySpec vocabulary : vocabularies.specs()) {
        try {
          LoadMemory.orRefused(vocabulary, () -> rows.apply(sources.read(vocabulary)))
              .forEach(table::row);
        } catch (VocabularyException e) {
          commandLine.getErr().println(UsageErrors.PREFIX + e.getMessage());
          status = CommandLine.ExitCode.SOFTWARE;
        }
      }
    }
    return status;
  }
}
