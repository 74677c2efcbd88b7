// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.process.RoleProcess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role of the distribution as a process of its own, pinned to one processor. */
final class RoleChild implements AutoCloseable {
  private final Process process;
  private final Map<String, String> addresses;

  private RoleChild(Process process, Map<String, String> addresses) {
    this.process = process;
    this.addresses = addresses;
  }

  /**
   * Starts a role and returns when it says that it is ready.
   *
   * @param classPath its jars, each of which names the others it needs
   */
  static RoleChild start(
      List<Path> classPath,
      String mainClass,
      int processor,
      List<String> javaOptions,
      Map<String, String> settings,
      File log)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("taskset", "-c", Integer.toString(processor), "java"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", joined(classPath), mainClass, "--stop-with-input"));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("RAYON_NUM_THREADS", "1");
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(RoleProcess.READY)) {
        return new RoleChild(process, addresses(line.substring(RoleProcess.READY.length())));
      }
    }
    throw new IOException(mainClass + " ended before it was ready; see " + log);
  }

  private static String joined(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar of a role in the distribution's folder. */
  static Path jar(Path lib, String artifact) throws IOException {
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(artifact + "-0"))
          .findFirst()
          .orElseThrow(
              () -> new IOException(lib + " holds no " + artifact + ": build the distribution"));
    }
  }

  private static Map<String, String> addresses(String line) {
    Map<String, String> addresses = new HashMap<>();
    for (String pair : line.split(" ")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        addresses.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return addresses;
  }

  /** The address that the role serves under {@code name}. */
  String address(String name) {
    return addresses.get(name);
  }

  /** Processor time that the process has used. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
