// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.process.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The arguments of a job that is submitted to a cluster, whose process is not the job's to end. */
@Command
final class SubmittedArguments {
  @Option(names = "--config")
  private @Nullable Path config;

  @Option(names = "--set")
  private Map<String, String> overrides = new TreeMap<>();

  private SubmittedArguments() {}

  static Settings parse(String[] arguments) {
    SubmittedArguments parsed = new SubmittedArguments();
    new CommandLine(parsed).parseArgs(arguments);
    Settings file =
        parsed.config == null
            ? Settings.of("the command line", Map.of())
            : Settings.ofFile(parsed.config);
    return file.overriddenBy(parsed.overrides);
  }
}
