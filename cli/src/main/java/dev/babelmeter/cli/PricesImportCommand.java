// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.TableWriter;
import dev.babelmeter.cli.prices.PriceSource;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.read.PriceList;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes a list of prices to the topic. */
@Command(
    name = "import",
    description = {
      "Reads a list of prices and writes them to the topic model-prices, all or none.",
      "",
      "A price applies by the time of the event. What is there of other times stays; a price with"
          + " the same model and start is replaced. A row a model: imported, or refused with the"
          + " reason."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter prices import bundled",
      "  babelmeter prices import prices.json --from 2026-08-01",
      "  babelmeter prices import data.json --provider openai,anthropic --dry-run"
    })
final class PricesImportCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("model", "starts_at", "status", "reason");

  @Spec private CommandSpec spec;

  @Mixin private PriceKafkaOptions kafka;

  @Parameters(
      paramLabel = "FILE",
      description = "A list in LiteLLM's or genai-prices' format, or 'bundled'.")
  private String file;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      converter = DateConverter.class,
      defaultValue = "1970-01-01",
      description =
          "From when on prices without a date hold, midnight in UTC for a date"
              + " (default: at all times).")
  private Instant start;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "Until when prices without a date hold (default: without end).")
  private @Nullable Instant end;

  @Option(
      names = "--provider",
      split = ",",
      paramLabel = "NAME",
      description =
          "Reads these providers alone; where several sell a model, the first named one goes first.")
  private List<String> providers = List.of();

  @Option(names = "--dry-run", description = "Reads and shows everything, and writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--format",
      defaultValue = "tsv",
      paramLabel = "tsv|json",
      description = "Tab-separated values with a header row, or JSON lines.")
  private OutputFormat format;

  @Override
  public Integer call() {
    PriceList list = PriceSource.read(file, start, end, providers);
    if (!dryRun && !list.prices().isEmpty()) {
      kafka.topic().write(list.prices());
    }
    CommandLine commandLine = spec.commandLine();
    try (TableWriter table = new TableWriter(commandLine.getOut(), format, COLUMNS)) {
      for (DatedPrice price : list.prices()) {
        table.row(
            Arrays.asList(
                price.model(), price.start().toString(), dryRun ? "read" : "imported", null));
      }
      list.refusals()
          .forEach(
              refusal ->
                  table.row(Arrays.asList(refusal.model(), null, "refused", refusal.reason())));
    }
    long models = list.prices().stream().map(DatedPrice::model).distinct().count();
    commandLine
        .getErr()
        .println(
            "models: %d %s, %d refused"
                .formatted(models, dryRun ? "read" : "imported", list.refusals().size()));
    return list.refusals().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** A date, from midnight in UTC, or an instant. */
  static final class DateConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      try {
        return value.contains("T")
            ? Instant.parse(value)
            : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + value + "' is no date: give one such as 2026-03-13 or 2026-03-13T12:00:00Z");
      }
    }
  }
}
