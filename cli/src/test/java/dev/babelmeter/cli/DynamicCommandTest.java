// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicCommandTest {
  @TempDir private Path folder;
  private Path bytes;
  private Path texts;

  @BeforeEach
  void layOut() throws IOException {
    bytes = TinyVocabularies.bytes(folder);
    texts = Files.createDirectory(folder.resolve("texts"));
    // 7 bytes that become 2 words, and 6 that become 1.
    Files.writeString(texts.resolve("en.txt"), "abc def\nabcabc\n");
  }

  @Test
  void countsWhatIsLeft() {
    CommandRun run =
        CommandRun.of(
            "dynamic", "--vocabularies", bytes.toString(), "--merges", "1", texts.toString());
    assertThat(run.errLines()).isEmpty();
    assertThat(run.outLines())
        .containsExactly(
            "language\tvocabulary\tboundary\tmode\tmerges\tbatch_size\tlines\ttokens\tmerged_tokens\treduction",
            "en\tbytes\tpretoken\tword\t\t\t2\t13\t3\t" + (1 - 3.0 / 13),
            // (a b) occurs three times.
            "en\tbytes\tpretoken\tbatch\t1\t32\t2\t13\t10\t" + (1 - 10.0 / 13));
    assertThat(run.status()).isZero();
  }

  @Test
  void appliesWhatWasLearnedElsewhere() throws IOException {
    Path learning = Files.createDirectory(folder.resolve("learning"));
    Files.writeString(learning.resolve("en.txt"), "def def\n");
    CommandRun run =
        CommandRun.of(
            "dynamic",
            "--vocabularies",
            bytes.toString(),
            "--modes",
            "frozen",
            "--learn-from",
            learning.toString(),
            "--tables",
            folder.resolve("tables").toString(),
            texts.toString());
    assertThat(Files.readAllLines(folder.resolve("tables/bytes-en.merges")))
        .startsWith("babelmeter-merges 1")
        .contains("boundary pretoken", "d e", "de f", "Ġ def");
    // " def" is learned as one token, and so is "def".
    assertThat(run.outLines())
        .containsExactly(
            "language\tvocabulary\tboundary\tmode\tmerges\tbatch_size\tlines\ttokens\tmerged_tokens\treduction",
            "en\tbytes\tpretoken\tfrozen\t100\t\t2\t13\t10\t" + (1 - 10.0 / 13));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(
            CommandRun.of(
                    "dynamic",
                    "--vocabularies",
                    bytes.toString(),
                    "--modes",
                    "frozen",
                    texts.toString())
                .errLines())
        .singleElement()
        .asString()
        .contains("the mode frozen needs --learn-from");
    Files.write(texts.resolve("de.txt"), new byte[] {(byte) 0xFF, '\n'});
    CommandRun run = CommandRun.of("dynamic", "--vocabularies", bytes.toString(), texts.toString());
    assertThat(run.errLines()).singleElement().asString().contains("de.txt, line 1");
    assertThat(run.outLines()).hasSize(3);
    assertThat(run.status()).isEqualTo(1);
  }
}
