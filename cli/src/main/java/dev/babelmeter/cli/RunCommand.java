// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.launch.ForegroundProcess;
import dev.babelmeter.cli.launch.Installation;
import dev.babelmeter.cli.launch.Program;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one role, for production. */
@Command(
    name = "run",
    description = {
      "Runs one role in the foreground: the broker, the Flink job, the live views, or a"
          + " worker.",
      "",
      "Everything after the role goes to it: --config FILE names a properties file, --set"
          + " KEY=VALUE one setting. The role says on standard output when it is ready and stops"
          + " on SIGTERM or Ctrl-C. BABELMETER_JAVA_OPTS holds further options of its Java, such"
          + " as -Xmx4g."
    },
    customSynopsis = {
      "babelmeter run kafka|job|views|worker [--config=FILE] [--set=KEY=VALUE]...",
      "babelmeter run kafka|job|views|worker --help"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter run kafka --set data.directory=kafka-data --set listen.port=9092",
      "  babelmeter run job --config job.properties",
      "  babelmeter run views --set kafka.bootstrap-servers=127.0.0.1:9092",
      "  babelmeter run worker --set grpc.port=8001 --set http.port=8000"
    })
final class RunCommand implements Callable<Integer> {
  private static final Map<String, Program> ROLES =
      new TreeMap<>(
          Map.of(
              "kafka", Program.KAFKA,
              "job", Program.JOB,
              "views", Program.VIEWS,
              "worker", Program.WORKER));

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ROLE", description = "kafka, job, views or worker.")
  private String role;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "Arguments of the role; see --help behind it.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Program program = ROLES.get(role.toLowerCase(Locale.ROOT));
    if (program == null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no role '" + role + "': name one of " + String.join(", ", ROLES.keySet()));
    }
    return ForegroundProcess.run(Installation.current(), program, arguments, System.getenv());
  }
}
