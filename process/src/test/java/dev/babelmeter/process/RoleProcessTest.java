// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts {@link WaitingMain} as a real process. */
@Timeout(60)
class RoleProcessTest {
  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void saysWhenItIsReadyAndStopsAtTheEndOfItsInput() throws Exception {
    Path data = Files.createDirectories(folder.resolve("run/data"));
    Files.writeString(data.resolve("file"), "x");
    Path log = Files.createDirectories(folder.resolve("run/logs")).resolve("a.log");
    Files.writeString(log, "x");
    Process process =
        start(
            "--stop-with-input",
            "--remove-on-stop",
            log.toString(),
            "--remove-on-stop",
            data.toString());
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo("ready: a=x b=2");
    process.getOutputStream().close();
    assertThat(output.readLine()).isEqualTo("closed");
    assertThat(process.waitFor()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void stopsAtTheEndOfItsInputWhileItStarts() throws Exception {
    Path data = Files.createDirectories(folder.resolve("run/data"));
    Process process =
        start(
            "--stop-with-input",
            "--remove-on-stop",
            data.toString(),
            "--set",
            "behaviour=start-for-ever");
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("starting");
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void stopsOnSigtermWhileItStarts() throws Exception {
    Process process = start("--set", "behaviour=start-for-ever");
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("starting");
    process.toHandle().destroy();
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void closesItsRoleOnSigterm() throws Exception {
    Process process = start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).startsWith(RoleProcess.READY);
    process.toHandle().destroy();
    assertThat(output.readLine()).isEqualTo("closed");
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void outlivesItsInputUnlessToldOtherwise() throws Exception {
    Process process = start("--set", "behaviour=end");
    process.getOutputStream().close();
    assertThat(lines(process)).containsExactly("ready: a=x b=2", "closed");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void reportsWhatItsUserCanMendInOneSentence() throws Exception {
    Process process = start("--set", "behaviour=fail");
    assertThat(errors(process))
        .containsExactly("babelmeter: the moon is full: wait for another night");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void reportsAnUnexpectedFailureWithoutQuotingIt() throws Exception {
    Process process = start("--set", "behaviour=crash");
    assertThat(errors(process).get(0))
        .isEqualTo(
            "babelmeter: unexpected failure (IllegalStateException); the log has the details");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void reportsEveryWrongSetting() throws Exception {
    Path file = Files.writeString(folder.resolve("a.properties"), "colour=red\n");
    Process process = start("--config", file.toString(), "--set", "taste=sour");
    assertThat(errors(process))
        .containsExactly(
            "babelmeter: colour is not a setting: remove it",
            "babelmeter: taste is not a setting: remove it");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void reportsWrongUsageInOneSentence() throws Exception {
    Process process = start("--colour");
    assertThat(errors(process))
        .containsExactly(
            "babelmeter: unknown option: '--colour'; see babelmeter run waiting --help");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(lines(start("--version")))
        .singleElement()
        .asString()
        .matches("babelmeter \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WaitingMain.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }

  private static List<String> lines(Process process) throws IOException {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      return output.lines().toList();
    }
  }

  private static List<String> errors(Process process) throws IOException {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      return errors.lines().toList();
    }
  }
}
