// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What models cost. */
@Command(
    name = "prices",
    description = {
      "Puts the prices of models where the live views find them, and shows and checks them.",
      "",
      "A list of prices is LiteLLM's model_prices_and_context_window.json, data.json of"
          + " genai-prices, or 'bundled', the small one that comes with the product."
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter prices import bundled",
      "  babelmeter prices import model_prices_and_context_window.json --from 2026-08-01",
      "  babelmeter prices list bundled --format json",
      "  babelmeter prices check --max-age 60"
    },
    subcommands = {PricesImportCommand.class, PricesListCommand.class, PricesCheckCommand.class})
final class PricesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: name one of "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
