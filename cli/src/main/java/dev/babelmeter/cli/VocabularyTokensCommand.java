// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.tokenizers.describe.VocabularyReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tokens of vocabularies. */
@Command(
    name = "tokens",
    description = {
      "Lists the tokens of vocabularies.",
      "",
      "A row a token: its id, its spelling in the vocabulary, the text that it decodes to, and its"
          + " class (reachable, unreachable, fragment, single_byte, special)."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  babelmeter vocabulary tokens cl100k_base | grep -w unreachable"})
final class VocabularyTokensCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("vocabulary", "id", "token", "text", "class");

  @Mixin private VocabularyTable table;

  @Override
  public Integer call() {
    return table.write(
        COLUMNS,
        source ->
            VocabularyReport.of(source).tokens().stream()
                .map(
                    token ->
                        List.of(
                            source.name(),
                            (long) token.id(),
                            token.token(),
                            token.text(),
                            VocabularyDescribeCommand.lowerCase(token.tokenClass())))
                .toList());
  }
}
