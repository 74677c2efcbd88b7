// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.process.ProductVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForegroundProcessTest {
  @TempDir Path home;

  @Test
  void boundsTheHeapUnlessToldOtherwise() {
    assertThat(ForegroundProcess.javaOptions(Program.KAFKA, Map.of())).containsExactly("-Xmx512m");
    assertThat(
            ForegroundProcess.javaOptions(
                Program.KAFKA, Map.of("BABELMETER_JAVA_OPTS", " -Xmx4g  -Dx=y ")))
        .containsExactly("-Xmx512m", "-Xmx4g", "-Dx=y");
  }

  @Test
  void oneOpenMpThreadUnlessToldOtherwise() {
    Map<String, String> environment = new HashMap<>();
    ForegroundProcess.singleThreadedOpenMp(environment);
    assertThat(environment).containsEntry("OMP_NUM_THREADS", "1");
    environment.put("OMP_NUM_THREADS", "8");
    ForegroundProcess.singleThreadedOpenMp(environment);
    assertThat(environment).containsEntry("OMP_NUM_THREADS", "8");
  }

  @Test
  void saysWhichJarIsMissing() {
    assertThatThrownBy(() -> new Installation(home).command(Program.JOB, List.of(), List.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "%s is missing: build or unpack the distribution again",
            home.resolve("lib/babelmeter-analytics-job-" + ProductVersion.current() + ".jar"));
  }

  @Test
  void passesTheExitStatusOn() throws Exception {
    // A jar without the main class: Java ends with status 1.
    writeEmptyJar("babelmeter-broker");
    assertThat(ForegroundProcess.run(new Installation(home), Program.KAFKA, List.of(), Map.of()))
        .isEqualTo(1);
    // An option that makes Java say its version and end well.
    assertThat(
            ForegroundProcess.run(
                new Installation(home),
                Program.KAFKA,
                List.of(),
                Map.of("BABELMETER_JAVA_OPTS", "-version")))
        .isZero();
  }

  private void writeEmptyJar(String artifact) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path jar =
        Files.createDirectories(home.resolve("lib"))
            .resolve(artifact + "-" + ProductVersion.current() + ".jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
