// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.TableWriter;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PicoDollars;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.Rate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows prices. */
@Command(
    name = "list",
    description = "Shows prices, a row for each kind of token, service and size of request.")
final class PricesListCommand implements Callable<Integer> {
  private static final int MILLION = 6;

  private static final List<String> COLUMNS =
      List.of(
          "model",
          "provider",
          "starts_at",
          "ends_at",
          "kind",
          "service",
          "above_tokens",
          "dollars_per_million_tokens",
          "vocabulary",
          "vocabulary_method",
          "source");

  @Spec private CommandSpec spec;

  @Mixin private PriceInput input;

  @Option(
      names = "--format",
      defaultValue = "tsv",
      paramLabel = "tsv|json",
      description = "Tab-separated values with a header row, or JSON lines.")
  private OutputFormat format;

  @Override
  public Integer call() {
    PriceBook book = new PriceBook(input.read(spec.commandLine().getErr()));
    try (TableWriter table = new TableWriter(spec.commandLine().getOut(), format, COLUMNS)) {
      for (String model : book.models()) {
        for (DatedPrice price : book.of(model)) {
          price.rates().forEach(rate -> table.row(row(price, rate)));
        }
      }
    }
    return input.status();
  }

  private static List<@Nullable Object> row(DatedPrice price, Rate rate) {
    Instant end = price.end();
    return Arrays.asList(
        price.model(),
        price.provider(),
        price.start().toString(),
        end == null ? null : end.toString(),
        rate.kind().name().toLowerCase(Locale.ROOT),
        rate.service().tierName(),
        rate.aboveTokens(),
        PicoDollars.toDollars(rate.picoDollars())
            .movePointRight(MILLION)
            .stripTrailingZeros()
            .toPlainString(),
        price.vocabulary().name(),
        price.vocabulary().method().name().toLowerCase(Locale.ROOT),
        price.source());
  }
}
