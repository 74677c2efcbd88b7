// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.OutputFormat;
import picocli.CommandLine.Option;

/** The option {@code --format} of the commands whose result is a table. */
final class FormatOption {
  @Option(
      names = "--format",
      defaultValue = "tsv",
      paramLabel = "tsv|json",
      description = "Tab-separated values with a header row, or JSON lines.")
  private OutputFormat format;

  OutputFormat value() {
    return format;
  }
}
