// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  @TempDir private Path folder;

  @Test
  void allowsThoseOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "# ours\n\n one \ntwo\n");
    Tokens tokens = Tokens.ofFile(file);
    assertThat(tokens.areRequired()).isTrue();
    assertThat(tokens.allow("Bearer one")).isTrue();
    assertThat(tokens.allow("bearer two")).isTrue();
    assertThat(tokens.allow("Bearer three")).isFalse();
    assertThat(tokens.allow("Bearer # ours")).isFalse();
    assertThat(tokens.allow("Bearer ")).isFalse();
    assertThat(tokens.allow("one")).isFalse();
    assertThat(tokens.allow(null)).isFalse();
  }

  @Test
  void withoutAFileAnyoneMayCall() {
    assertThat(Tokens.none().allow(null)).isTrue();
  }

  @Test
  void refusesAFileWithoutTokens() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "# nothing\n");
    assertThatThrownBy(() -> Tokens.ofFile(file))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("holds no token");
    assertThatThrownBy(() -> Tokens.ofFile(folder.resolve("none")))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("cannot be read");
  }
}
