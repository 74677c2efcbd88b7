// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceDirectoryTest {
  @TempDir Path folder;

  @Test
  void givesAnInstanceItsNameAgain() {
    Path state = folder.resolve("a/b");
    String name = InstanceDirectory.prepare(state);
    assertThat(InstanceDirectory.prepare(state)).isEqualTo(name);
    assertThat(InstanceDirectory.prepare(folder.resolve("c"))).isNotEqualTo(name);
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> InstanceDirectory.prepare(file.resolve("views")))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("state.directory");
  }

  @Test
  void refusesANameThatIsNoIdentifier() throws IOException {
    Files.writeString(folder.resolve("instance-id"), "not one");
    assertThatThrownBy(() -> InstanceDirectory.prepare(folder))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("instance-id");
  }
}
