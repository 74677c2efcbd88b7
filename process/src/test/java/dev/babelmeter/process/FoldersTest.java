// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path root;

  @Test
  void removesAFolderWithItsContentAndItsEmptyParent() throws IOException {
    Path folder =
        Files.createDirectories(root.resolve("parent/folder/a/b")).getParent().getParent();
    Files.writeString(folder.resolve("a/file"), "x");
    Folders.removeWithEmptyParent(folder);
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void keepsAParentThatIsStillNeeded() throws IOException {
    Path folder = Files.createDirectories(root.resolve("parent/folder"));
    Path sibling = Files.createDirectories(root.resolve("parent/sibling"));
    Folders.removeWithEmptyParent(folder);
    assertThat(folder).doesNotExist();
    assertThat(sibling).exists();
  }

  @Test
  void removesALinkAndNotWhatItPointsTo() throws IOException {
    Path target = Files.createDirectories(root.resolve("target"));
    Path file = Files.writeString(target.resolve("file"), "x");
    Path folder = Files.createDirectories(root.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), target);
    Folders.remove(folder);
    assertThat(folder).doesNotExist();
    assertThat(file).exists();
  }

  @Test
  void acceptsAFolderThatIsNotThere() throws IOException {
    Folders.remove(root.resolve("none"));
    assertThat(root).exists();
  }
}
