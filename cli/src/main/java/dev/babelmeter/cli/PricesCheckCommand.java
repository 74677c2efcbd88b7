// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.TableWriter;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.PriceCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a person should look at in prices. */
@Command(
    name = "check",
    description = {
      "Says what a person should look at in prices.",
      "",
      "A row a finding: age, when a price was last compared with what is published; unread, fields"
          + " of the source that may change the cost of text; vocabulary, when it is unknown;"
          + " overlap of two prices of a model; suspicious, a price out of proportion."
    })
final class PricesCheckCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("model", "starts_at", "finding", "detail");

  @Spec private CommandSpec spec;

  @Mixin private PriceInput input;

  @Option(
      names = "--max-age",
      defaultValue = "90",
      paramLabel = "DAYS",
      description = "How old a price may be (default: ${DEFAULT-VALUE} days).")
  private int maxAgeDays;

  @Option(names = "--strict", description = "Exits with 1 when there is any finding.")
  private boolean strict;

  @Option(
      names = "--format",
      defaultValue = "tsv",
      paramLabel = "tsv|json",
      description = "Tab-separated values with a header row, or JSON lines.")
  private OutputFormat format;

  @Override
  public Integer call() {
    PriceBook book = new PriceBook(input.read(spec.commandLine().getErr()));
    List<PriceCheck.Finding> findings =
        PriceCheck.of(book, Instant.now(), Duration.ofDays(maxAgeDays));
    try (TableWriter table = new TableWriter(spec.commandLine().getOut(), format, COLUMNS)) {
      for (PriceCheck.Finding finding : findings) {
        table.row(
            List.of(
                finding.model(),
                finding.start().toString(),
                finding.kind().kindName(),
                finding.detail()));
      }
    }
    return strict && !findings.isEmpty() ? ExitCode.SOFTWARE : input.status();
  }
}
