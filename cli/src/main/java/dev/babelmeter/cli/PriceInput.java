// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.prices.PriceSource;
import dev.babelmeter.cli.prices.PriceTopic;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.read.PriceList;
import dev.babelmeter.process.UsageErrors;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prices to look at: those of a file, or else those of the topic. */
final class PriceInput {
  @Mixin private PriceKafkaOptions kafka;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A list of prices, or 'bundled' (default: what was imported).")
  private @Nullable String file;

  private int status = CommandLine.ExitCode.OK;

  /** Returns the prices, and names on {@code err} what cannot be used. */
  List<DatedPrice> read(PrintWriter err) {
    if (file != null) {
      PriceList list = PriceSource.read(file, Instant.EPOCH, null, List.of());
      list.refusals().forEach(refusal -> refuse(err, refusal.reason()));
      return list.prices();
    }
    PriceTopic.Content content = kafka.topic().read();
    content
        .unreadable()
        .forEach((key, reason) -> refuse(err, "the price with the key " + key + " " + reason));
    return content.prices();
  }

  /** The exit status that tells whether all could be used. */
  int status() {
    return status;
  }

  private void refuse(PrintWriter err, String reason) {
    err.println(UsageErrors.PREFIX + reason);
    status = CommandLine.ExitCode.SOFTWARE;
  }
}
