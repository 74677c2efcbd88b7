// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final List<String> ROLES = List.of("kafka", "job", "views");

  @TempDir Path parent;

  @Test
  void aTemporaryFolderIsItsUsersAloneAndVanishes() throws IOException {
    try (RunFolder folder = TemporaryFolder.in(parent)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
          .isEqualTo("rwx------");
      fill(folder);
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void theChildrenAloneRemoveAllOfATemporaryFolder() throws IOException {
    RunFolder folder = TemporaryFolder.in(parent);
    fill(folder);
    for (String role : ROLES) {
      for (Path path : folder.removedBy(role)) {
        Folders.removeWithEmptyParent(path);
      }
    }
    assertThat(folder.root()).doesNotExist();
  }

  @Test
  void foldersOfProcessesThatAreGoneAreRemovedAndOthersKept() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().orElseThrow().toEpochMilli();
    Path alive = Files.createDirectory(named(self.pid() + "-" + (start + 3000)));
    Path reused = Files.createDirectory(named(self.pid() + "-" + (start - 3_600_000)));
    Path gone = Files.createDirectories(named("99999999-1").resolve("kafka")).getParent();
    Path foreign = Files.createDirectory(named("notes"));
    try (RunFolder folder = TemporaryFolder.in(parent)) {
      assertThat(folder.root()).exists();
      assertThat(alive).exists();
      assertThat(foreign).exists();
      assertThat(reused).doesNotExist();
      assertThat(gone).doesNotExist();
    }
  }

  @Test
  void aLastingFolderKeepsItsDataAndIsUsedByOneAtATime() throws IOException {
    Path root = parent.resolve("data");
    try (RunFolder folder = LastingFolder.at(root)) {
      fill(folder);
      assertThatThrownBy(() -> LastingFolder.at(root))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("is in use by another quickstart");
    }
    try (RunFolder folder = LastingFolder.at(root)) {
      assertThat(folder.data("kafka").resolve("file")).exists();
      assertThat(folder.log("kafka")).exists();
      assertThat(root.resolve("tmp")).doesNotExist();
    }
  }

  @Test
  void aLastingFolderIsNotOneOfSomethingElse() throws IOException {
    Files.writeString(parent.resolve("thesis.txt"), "");
    assertThatThrownBy(() -> LastingFolder.at(parent))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("holds files of something else");
    assertThatThrownBy(() -> LastingFolder.at(parent.resolve("thesis.txt")))
        .hasMessageContaining("is a file");
    assertThatThrownBy(() -> LastingFolder.at(parent.resolve("thesis.txt/below")))
        .hasMessageContaining("cannot be written");
  }

  private Path named(String suffix) {
    return parent.resolve("babelmeter-quickstart-" + suffix);
  }

  private static void fill(RunFolder folder) throws IOException {
    Files.createDirectories(folder.logs());
    for (String role : ROLES) {
      Files.writeString(folder.log(role), "x");
      Files.writeString(
          Files.createDirectories(folder.temporaryFiles(role)).resolve("library.so"), "x");
      Files.writeString(Files.createDirectories(folder.data(role)).resolve("file"), "x");
    }
  }
}
