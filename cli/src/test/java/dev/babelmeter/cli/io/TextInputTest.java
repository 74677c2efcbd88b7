// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextInputTest {
  @TempDir Path folder;

  @Test
  void readsAPlainFile() throws IOException {
    assertThat(read("plain", "grüezi".getBytes(UTF_8))).isEqualTo("grüezi");
    assertThat(read("empty", new byte[0])).isEmpty();
    assertThat(read("short", new byte[] {'x'})).isEqualTo("x");
  }

  @Test
  void readsGzipWhateverTheFileIsCalledAllMembersOfIt() throws IOException {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(gzip("one,"));
    two.writeBytes(gzip("two"));
    assertThat(read("data.gz", two.toByteArray())).isEqualTo("one,two");
    assertThat(read("data", gzip("x"))).isEqualTo("x");
  }

  @Test
  void failsOnGzipThatIsCutOff() throws IOException {
    byte[] whole = gzip("some words that are long enough");
    assertThatThrownBy(() -> read("cut.gz", Arrays.copyOf(whole, whole.length - 9)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void saysInOneSentenceWhyAFileCannotBeOpened() {
    assertThatThrownBy(() -> new TextInput(folder + "/none").open())
        .isInstanceOf(CommandFailure.class)
        .hasMessage("there is no file " + folder + "/none: check its name");
    assertThatThrownBy(() -> new TextInput(folder.toString()).open())
        .isInstanceOf(CommandFailure.class)
        .hasMessage(folder + " is a folder: name its files");
    assertThatThrownBy(() -> new TextInput("a\0b").open()).isInstanceOf(CommandFailure.class);
  }

  private String read(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    try (InputStream in = new TextInput(file.toString()).open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
