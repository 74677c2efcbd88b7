// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.launch;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.process.ProductVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where Babelmeter is installed.
 *
 * @param home folder that holds {@code lib/} with the jars of every program
 */
public record Installation(Path home) {
  private static final String HOME_PROPERTY = "babelmeter.home";

  /**
   * The installation that this process was started from.
   *
   * @throws CommandFailure when the process was not told
   */
  public static Installation current() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw new CommandFailure(
          "the system property " + HOME_PROPERTY + " is missing: start with the babelmeter script");
    }
    return new Installation(Path.of(home));
  }

  /**
   * Returns the command line that runs {@code program} on the Java that runs this process.
   *
   * @throws CommandFailure when the program's jar is not there
   */
  public List<String> command(Program program, List<String> javaOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-cp");
    command.add(jarOf(program).toString());
    command.add(program.mainClass());
    command.addAll(arguments);
    return command;
  }

  private Path jarOf(Program program) {
    Path jar =
        home.resolve("lib").resolve(program.artifact() + "-" + ProductVersion.current() + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new CommandFailure(jar + " is missing: build or unpack the distribution again");
    }
    return jar;
  }
}
