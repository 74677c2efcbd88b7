// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.TextCounter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts under vocabularies whose tokens are the words and the bytes of a text. */
class CountCommandTest {
  private static final String TEXTS =
      "two words\r\n\nz\u00fc\u0085rich\u2028end\n\ud83d\ude00 a\r\nlast";

  @TempDir Path folder;
  private String vocabularies;

  @BeforeEach
  void writeVocabularies() throws IOException {
    vocabularies = TinyVocabularies.words(folder) + "," + TinyVocabularies.bytes(folder);
  }

  @Test
  void sumsTheLinesOfAFile() throws IOException {
    CommandRun run = count(file("a.txt", TEXTS.getBytes(UTF_8)));
    assertThat(run.outLines())
        .containsExactly(
            "vocabulary\ttexts\tchars\tbytes\ttokens",
            "words\t5\t27\t34\t8",
            "bytes\t5\t27\t34\t34");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void writesARowALine() throws IOException {
    assertThat(count("--lines", file("a.txt", TEXTS.getBytes(UTF_8))).outLines())
        .containsExactly(
            "line\twords\tbytes", "1\t2\t9", "2\t0\t0", "3\t3\t15", "4\t2\t6", "5\t1\t4");
  }

  @Test
  void namesTheFileOfALineWhenThereAreSeveral() throws IOException {
    String first = file("a.txt", "x\ny".getBytes(UTF_8));
    String second = file("b.txt.gz", gzip("z z\n"));
    assertThat(count("--lines", first, second).outLines())
        .containsExactly(
            "file\tline\twords\tbytes",
            first + "\t1\t1\t1",
            first + "\t2\t1\t1",
            second + "\t1\t2\t3");
    assertThat(count(first, second).outLines()).contains("words\t3\t5\t5\t4");
  }

  @Test
  void writesJsonLines() throws IOException {
    String file = file("a.txt", "x y\n".getBytes(UTF_8));
    assertThat(count("--format", "json", file).outLines())
        .containsExactly(
            "{\"vocabulary\":\"words\",\"texts\":1,\"chars\":3,\"bytes\":3,\"tokens\":2}",
            "{\"vocabulary\":\"bytes\",\"texts\":1,\"chars\":3,\"bytes\":3,\"tokens\":3}");
    assertThat(count("--format", "json", "--lines", file).outLines())
        .containsExactly("{\"line\":1,\"words\":2,\"bytes\":3}");
  }

  @Test
  void readsStandardInputWithoutAFile() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("a b c".getBytes(UTF_8)));
      assertThat(count().outLines()).contains("words\t1\t5\t5\t3");
      System.setIn(new ByteArrayInputStream(new byte[0]));
      assertThat(count("-").outLines()).contains("words\t0\t0\t0\t0");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void refusesALineThatIsNotUtf8AndCountsTheOthers() throws IOException {
    String file = file("a.txt", new byte[] {'s', 'e', (byte) 0xFF, '\n', 'b', '\n'});
    CommandRun run = count(file);
    assertThat(run.outLines()).contains("words\t1\t1\t1\t1");
    assertThat(run.errLines())
        .containsExactly(
            "babelmeter: " + file + ", line 1: byte 3 of it is not UTF-8: mend or remove the line");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void countsTheOtherFilesWhenOneIsMissing() throws IOException {
    String missing = folder.resolve("missing").toString();
    CommandRun run = count(missing, file("a.txt", "b\n".getBytes(UTF_8)));
    assertThat(run.outLines()).contains("words\t1\t1\t1\t1");
    assertThat(run.errLines())
        .containsExactly("babelmeter: there is no file " + missing + ": check its name");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void countsALineOfTenMegabytesAndRefusesWhatIsTooLongToBeExact() throws IOException {
    String countable = "\u1000".repeat(3_333_333);
    String tooLong = "x".repeat(TextCounter.MAX_LENGTH + 1);
    String longer = "y".repeat(20_000_000);
    String file = file("a", String.join("\n", countable, tooLong, longer, "last").getBytes(UTF_8));
    CommandRun run =
        CommandRun.of("count", "--vocabularies", folder.resolve("words.json").toString(), file);
    assertThat(run.outLines()).contains("words\t2\t3333337\t10000003\t2");
    assertThat(run.errLines())
        .containsExactly(
            "babelmeter: %s, line 2: it is longer than the 4,000,000 UTF-16 units that can be"
                    .formatted(file)
                + " counted exactly: split it",
            "babelmeter: %s, line 3: it is longer than the 4,000,000 UTF-16 units that can be"
                    .formatted(file)
                + " counted exactly: split it");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void keepsTheOrderOfManyLines() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder content = new StringBuilder();
    List<String> expected = new ArrayList<>(List.of("line\twords\tbytes"));
    for (int line = 1; line <= 5000; line++) {
      int words = random.nextInt(20);
      content.append("w ".repeat(words)).append('\n');
      expected.add(line + "\t" + words + "\t" + 2 * words);
    }
    assertThat(count("--lines", file("a.txt", content.toString().getBytes(UTF_8))).outLines())
        .isEqualTo(expected);
  }

  private CommandRun count(String... arguments) {
    List<String> all = new ArrayList<>(List.of("count", "--vocabularies", vocabularies));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private byte[] gzip(String text) throws IOException {
    Path file = folder.resolve("member.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
    return Files.readAllBytes(file);
  }
}
