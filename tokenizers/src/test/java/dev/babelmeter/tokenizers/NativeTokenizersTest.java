// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native library in processes of their own, since it is loaded once a process. */
class NativeTokenizersTest {
  @TempDir private Path folder;

  /** What the processes run. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      try (ReferenceEngine engine =
          ReferenceEngine.load(BuiltInVocabularies.load("bert-base-uncased"))) {
        System.out.println("tokens " + engine.newEncoder().encode("hello world").size());
      } catch (VocabularyException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static Process start(Path cache) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName());
    builder.environment().put("DJL_CACHE_DIR", cache.toString());
    builder.environment().remove("DJL_OFFLINE");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private static String outputOf(Process process) {
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void isUnpackedByProcessesThatStartAtOnce() throws IOException {
    Path cache = folder.resolve("cache");
    List<Process> processes = List.of(start(cache), start(cache), start(cache));
    assertThat(processes).extracting(NativeTokenizersTest::outputOf).containsOnly("tokens 2");
  }

  /** A file in the place of the folder stops root too. */
  @Test
  void saysWhenItCannotBeUnpacked() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(outputOf(start(file)))
        .contains("cannot be unpacked into " + file)
        .contains("DJL_CACHE_DIR")
        .doesNotContain("\n");
  }
}
