// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.babelmeter.cli.io.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Supervises {@link FakeProgram} as a real process. */
@Timeout(120)
class SupervisorTest {
  @TempDir Path folder;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Supervisor supervisor = new Supervisor(messages::add, Duration.ofSeconds(30));

  @AfterEach
  void stop() {
    supervisor.close();
  }

  @Test
  void passesAddressesOnAndStopsAtTheEndOfInput() throws IOException {
    SupervisedChild child = supervisor.start(spec("fake", "serve"));
    assertThat(child.firstReady().join()).isEqualTo(Map.of("a", "http://127.0.0.1:1", "b", "2"));
    supervisor.close();
    assertThat(starts("fake")).hasSize(2).last().isEqualTo("stopped");
    assertThat(folder.resolve("fake.log")).content().contains("some output");
    assertThat(messages).isEmpty();
    assertThat(supervisor.givenUp()).isNotDone();
  }

  @Test
  void stopsTheFirstChildLast() throws IOException {
    SupervisedChild first = supervisor.start(spec("first", "serve"));
    SupervisedChild second = supervisor.start(spec("second", "serve"));
    first.firstReady().join();
    second.firstReady().join();
    supervisor.close();
    assertThat(Files.getLastModifiedTime(startsFile("first")))
        .isGreaterThanOrEqualTo(Files.getLastModifiedTime(startsFile("second")));
    assertThat(starts("first")).last().isEqualTo("stopped");
  }

  @Test
  void startsAKilledChildAgainAndSaysSo() throws IOException {
    SupervisedChild child = supervisor.start(spec("fake", "serve"));
    child.firstReady().join();
    ProcessHandle.of(Long.parseLong(starts("fake").get(0))).orElseThrow().destroyForcibly();
    await().until(() -> starts("fake").size() == 2);
    assertThat(messages)
        .containsExactly(
            "the fake ended unexpectedly (exit status 137) and is started again"
                + " (1 of at most 5 times)");
    await().until(child.current()::wasReady);
    supervisor.close();
    assertThat(starts("fake")).hasSize(3).last().isEqualTo("stopped");
  }

  @Test
  void givesUpOnAChildThatEndsAgainAndAgain() {
    SupervisedChild child = supervisor.start(spec("fake", "end-after-ready"));
    assertThat(child.firstReady().join()).isEmpty();
    assertThatThrownBy(supervisor.givenUp()::join)
        .hasCauseInstanceOf(CommandFailure.class)
        .hasMessageContaining("the fake ended again and again")
        .hasMessageContaining("fake.log");
    assertThat(messages).hasSize(5);
  }

  @Test
  void saysWhyAChildCouldNotStart() {
    SupervisedChild child = supervisor.start(spec("fake", "fail-at-start"));
    assertThatThrownBy(child.firstReady()::join)
        .hasCauseInstanceOf(CommandFailure.class)
        .hasMessageEndingWith("the fake could not start: the port 1 is busy: choose anöther");
    assertThatThrownBy(supervisor.givenUp()::join).hasCauseInstanceOf(CommandFailure.class);
    assertThat(messages).isEmpty();
  }

  @Test
  void namesTheLogOfAChildThatEndedWithoutAWord() {
    SupervisedChild child = supervisor.start(spec("fake", "unknown"));
    assertThatThrownBy(child.firstReady()::join)
        .hasMessageContaining("exit status 1; its log " + folder.resolve("fake.log"));
  }

  @Test
  void endsAChildThatHangsByForce() throws IOException {
    Supervisor impatient = new Supervisor(messages::add, Duration.ofMillis(50));
    impatient.start(spec("fake", "serve-and-hang-at-the-end")).firstReady().join();
    impatient.close();
    assertThat(ProcessHandle.of(Long.parseLong(starts("fake").get(0))))
        .satisfiesAnyOf(
            handle -> assertThat(handle).isEmpty(),
            handle -> assertThat(handle.orElseThrow().isAlive()).isFalse());
  }

  @Test
  void startsNothingOnceItStops() {
    supervisor.close();
    assertThatThrownBy(() -> supervisor.start(spec("fake", "serve")))
        .isInstanceOf(CommandFailure.class);
  }

  private ChildSpec spec(String name, String behaviour) {
    return new ChildSpec(
        name,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dstderr.encoding=UTF-8",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            FakeProgram.class.getName(),
            behaviour,
            startsFile(name).toString()),
        folder.resolve(name + ".log"));
  }

  private Path startsFile(String name) {
    return folder.resolve(name + ".starts");
  }

  private List<String> starts(String name) throws IOException {
    return Files.readAllLines(startsFile(name));
  }
}
