// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.Terminal;
import dev.babelmeter.cli.io.TextInput;
import dev.babelmeter.cli.launch.Installation;
import dev.babelmeter.cli.quickstart.Quickstart;
import dev.babelmeter.cli.quickstart.QuickstartOptions;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs everything on this machine. */
@Command(
    name = "quickstart",
    description = {
      "Runs everything on this machine and shows live counts.",
      "",
      "Starts Kafka, the Flink job and the live views, each in its own process, feeds them a file"
          + " or the bundled multilingual stream, and prints where they can be reached. Ctrl-C"
          + " stops all of it; nothing stays behind unless --data names a folder."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter quickstart",
      "  babelmeter quickstart --vocabularies o200k_base,llama2/tokenizer.json --duration 60",
      "  babelmeter quickstart --input events.jsonl.gz --until-done",
      "  babelmeter quickstart --data meter-data --port 8090"
    })
final class QuickstartCommand implements Callable<Integer> {
  private static final String DEFAULT_VOCABULARIES =
      "cl100k_base,o200k_base,r50k_base,bert-base-uncased";
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Events as JSON lines, also compressed with gzip; - for standard input.")
  private @Nullable String input;

  @Option(
      names = "--until-done",
      description =
          "Stop once every line of the input is counted or a dead letter, and print the totals.")
  private boolean untilDone;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description = "Stop after this time and print the totals.")
  private @Nullable Duration duration;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the API and the metrics; 0 for any free one. Default: 8080.")
  private int port;

  @Option(
      names = "--vocabularies",
      paramLabel = "LIST",
      defaultValue = DEFAULT_VOCABULARIES,
      converter = VocabularyList.Converter.class,
      description = VocabulariesOption.DESCRIPTION + " Default: " + DEFAULT_VOCABULARIES + ".")
  private VocabularyList vocabularies;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description =
          "A list of prices to import, as for 'prices import'. Default: the bundled list, unless"
              + " the data folder holds prices.")
  private @Nullable String prices;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the data in this folder; the next start goes on from there.")
  private @Nullable Path data;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Seed of the bundled stream. Default: 1.")
  private long seed;

  @Option(
      names = "--format",
      defaultValue = "tsv",
      paramLabel = "tsv|json",
      description = "Format of the totals: tab-separated values with a header row, or JSON lines.")
  private OutputFormat format;

  @Override
  public Integer call() throws InterruptedException {
    if (untilDone && input == null) {
      throw new ParameterException(
          spec.commandLine(), "--until-done needs --input: the bundled stream has no end");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port is " + port + ": give a number from 0 to " + HIGHEST_PORT);
    }
    CommandLine commandLine = spec.commandLine();
    QuickstartOptions options =
        new QuickstartOptions(
            input == null ? null : new TextInput(input),
            untilDone,
            duration,
            port,
            vocabularies.text(),
            vocabularies.specs().stream().map(VocabularySpec::name).toList(),
            prices,
            data,
            seed,
            format);
    new Quickstart(
            options,
            Installation.current(),
            commandLine.getOut(),
            commandLine.getErr(),
            Terminal.isStandardError())
        .run();
    return CommandLine.ExitCode.OK;
  }

  /** Reads a whole number of seconds above zero. */
  static final class Seconds implements ITypeConverter<Duration> {
    private static final long MOST = Duration.ofDays(365).toSeconds();

    @Override
    public Duration convert(String text) {
      try {
        long seconds = Long.parseLong(text);
        if (seconds > 0 && seconds <= MOST) {
          return Duration.ofSeconds(seconds);
        }
      } catch (NumberFormatException e) {
        throw wrong(text);
      }
      throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "'" + text + "' is not a whole number of seconds from 1 to " + MOST);
    }
  }
}
