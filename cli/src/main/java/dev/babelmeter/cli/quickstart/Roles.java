// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.launch.Installation;
import dev.babelmeter.cli.launch.Program;
import dev.babelmeter.cli.supervise.ChildSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How each role runs in a quickstart: bounded in memory, lively, and stopped with its parent. */
final class Roles {
  private static final String LOOPBACK = "127.0.0.1";

  private final Installation installation;
  private final RunFolder folder;
  private final String bootstrapServers;

  Roles(Installation installation, RunFolder folder, int kafkaPort) {
    this.installation = installation;
    this.folder = folder;
    this.bootstrapServers = LOOPBACK + ":" + kafkaPort;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  ChildSpec kafka() {
    String port = bootstrapServers.substring(bootstrapServers.indexOf(':') + 1);
    return spec(
        Program.KAFKA,
        "kafka",
        List.of("-Xmx320m", "-XX:MaxDirectMemorySize=64m", "-XX:TieredStopAtLevel=1"),
        Map.of(
            "data.directory", folder.data("kafka").toString(),
            "listen.host", LOOPBACK,
            "listen.port", port));
  }

  ChildSpec job(String vocabularies, int uiPort, int parallelism) {
    return spec(
        Program.JOB,
        "job",
        List.of("-Xmx768m"),
        Map.ofEntries(
            Map.entry("kafka.bootstrap-servers", bootstrapServers),
            Map.entry("vocabularies", vocabularies),
            Map.entry("window.size", "2s"),
            Map.entry("watermark.out-of-orderness", "1s"),
            Map.entry("watermark.idle-after", "5s"),
            Map.entry("premium.group-wait", "3s"),
            Map.entry("premium.attributes", "source,domain,team"),
            Map.entry("tokens.analyse", "all"),
            Map.entry("checkpoint.interval", "1s"),
            Map.entry("checkpoint.directory", folder.data("job").toString()),
            Map.entry("flink.rest-port", Integer.toString(uiPort)),
            Map.entry("flink.metrics-port", "0"),
            Map.entry("parallelism", Integer.toString(parallelism))));
  }

  ChildSpec views(int httpPort) {
    return spec(
        Program.VIEWS,
        "views",
        List.of("-Xmx320m", "-XX:TieredStopAtLevel=1"),
        Map.of(
            "kafka.bootstrap-servers",
            bootstrapServers,
            "state.directory",
            folder.data("views").toString(),
            "http.host",
            LOOPBACK,
            "http.port",
            Integer.toString(httpPort)));
  }

  private ChildSpec spec(
      Program program, String role, List<String> javaOptions, Map<String, String> settings) {
    List<String> java = new ArrayList<>(javaOptions);
    java.add("-XX:+UseSerialGC");
    java.add("-XX:+ExitOnOutOfMemoryError");
    // Its file in the temporary folder would outlive a killed process.
    java.add("-XX:-UsePerfData");
    java.add("-Djava.io.tmpdir=" + made(folder.temporaryFiles(role)));
    List<String> arguments = new ArrayList<>(List.of("--stop-with-input"));
    for (Path path : folder.removedBy(role)) {
      arguments.addAll(List.of("--remove-on-stop", path.toString()));
    }
    new TreeMap<>(settings)
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    made(folder.logs());
    return new ChildSpec(role, installation.command(program, java, arguments), folder.log(role));
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CommandFailure(
          "the folder " + directory + " cannot be made: make its parent writable", e);
    }
  }
}
