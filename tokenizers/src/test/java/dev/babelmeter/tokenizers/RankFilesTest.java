// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.tokenizers.decode.VisibleBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankFilesTest {
  private static final List<String> TEXTS =
      List.of("I'm 12345 don'T\n\n x", "\u4f60\u597d  naïve\u00e9 <|endoftext|>", "\t\tint i = 0;");

  @TempDir private Path folder;

  /** A published file counts as its encoding does, whatever its name, compressed or not. */
  @Test
  void knowsThePublishedFilesByTheirContent() throws IOException {
    byte[] file = published("r50k_base");
    Path plain = Files.write(folder.resolve("a.tiktoken"), file);
    Path packed = folder.resolve("b.tiktoken.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(file);
    }
    try (VocabularySet set =
        Vocabularies.open("r50k_base," + plain + "," + packed + "," + named(file))) {
      TextCounter counter = set.newCounter();
      for (String text : TEXTS) {
        for (int v = 1; v < set.size(); v++) {
          assertThat(counter.encode(text, v).ids()).isEqualTo(counter.encode(text, 0).ids());
        }
      }
      assertThat(set.descriptions())
          .extracting(VocabularyDescription::fingerprint)
          .containsOnly(set.descriptions().get(0).fingerprint());
      assertThat(set.descriptions().get(1).origin()).isEqualTo("file");
    }
  }

  private String named(byte[] file) throws IOException {
    return Files.write(folder.resolve("c"), file) + "#r50k_base";
  }

  /** Made again from the tokens that the shared file has, it must have the published digest. */
  @Test
  void readsTheTokenizerModelOfLlama3() throws IOException {
    JsonNode vocabulary =
        new ObjectMapper()
            .readTree(SharedData.text(SharedData.vocabulary("llama3")))
            .path("model")
            .path("vocab");
    Map<Integer, String> tokens = new TreeMap<>();
    vocabulary.properties().forEach(t -> tokens.put(t.getValue().intValue(), t.getKey()));
    StringBuilder ranks = new StringBuilder();
    tokens.forEach(
        (rank, token) -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          token.chars().forEach(c -> bytes.write(VisibleBytes.of((char) c)));
          ranks.append(Base64.getEncoder().encodeToString(bytes.toByteArray()));
          ranks.append(' ').append(rank).append('\n');
        });
    Path file = Files.createDirectory(folder.resolve("Llama-3")).resolve("tokenizer.model");
    Files.writeString(file, ranks);
    try (VocabularySet set = Vocabularies.open(file + "," + SharedData.vocabulary("llama3"))) {
      assertThat(set.descriptions().get(0).name()).isEqualTo("Llama-3");
      TextCounter counter = set.newCounter();
      for (String text : SharedData.sample("udhr", 500)) {
        assertThat(counter.encode(text, 0).ids()).isEqualTo(counter.encode(text, 1).ids());
      }
    }
  }

  /**
   * Of bytes alone, so that the pieces of each encoding's pattern show in nothing but the merge.
   */
  @ParameterizedTest
  @CsvSource({"cl100k_base, 1", "r50k_base, 1", "llama3, 1", "p50k_base, 1", "o200k_base, 1"})
  void takesTheEncodingThatItIsTold(String encoding, int tokens) throws IOException {
    Path file = write(allBytes() + line("a1".getBytes(StandardCharsets.US_ASCII), 256));
    try (VocabularySet set = Vocabularies.open(file + "#" + encoding)) {
      // Every pattern cuts between letters and digits, so the token a1 is never whole.
      assertThat(Vocabularies.ids(set, "a1")).hasSize(tokens + 1).doesNotContain(256);
    }
  }

  @Test
  void tellsThePatternsApart() throws IOException {
    // "'S" is a contraction for cl100k_base only; r50k_base cuts after the apostrophe.
    Path file = write(allBytes() + line("'S".getBytes(StandardCharsets.US_ASCII), 256));
    try (VocabularySet set = Vocabularies.open(file + "#cl100k_base")) {
      assertThat(Vocabularies.ids(set, "x'S")).hasSize(2);
    }
    try (VocabularySet set = Vocabularies.open(file + "#r50k_base")) {
      assertThat(Vocabularies.ids(set, "x'S")).hasSize(3);
    }
  }

  @Test
  void refusesAnUnknownFileWithoutAnEncoding() throws IOException {
    assertRefused(write(allBytes()).toString(), "no published rank file", "FILE#cl100k_base");
  }

  @Test
  void refusesAPublishedFileCutAtALine() throws IOException {
    String file = new String(published("r50k_base"), StandardCharsets.US_ASCII);
    Path cut = folder.resolve("r50k_base.tiktoken");
    Files.writeString(cut, file.substring(0, file.indexOf('\n', file.length() / 2) + 1));
    assertRefused(cut.toString(), "no published rank file");
  }

  @Test
  void refusesAnEncodingThatContradictsTheContent() throws IOException {
    Path file = Files.write(folder.resolve("r.tiktoken"), published("r50k_base"));
    assertRefused(
        file + "#o200k_base", "its content is that of r50k_base", "leave #o200k_base out");
    try (VocabularySet set = Vocabularies.open(file + "#p50k_base")) {
      assertThat(set.size()).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatIsNoRankFile() throws IOException {
    assertRefused(write("IQ== 0\nIg== x\n") + "#llama3", "no rank at line 2");
    assertRefused(write("IQ== 0\nIg==\n") + "#llama3", "no rank at line 2");
    assertRefused(write("IQ== 0\n?? 1\n") + "#llama3", "no token in base64 at line 2");
    assertRefused(write("IQ== 1\nIg== 0\n") + "#llama3", "out of order, at line 2");
    assertRefused(write("IQ== 0\nIQ== 1\n") + "#llama3", "a token twice");
    assertRefused(write("IQ== 0\nIg== 1") + "#llama3", "cut off");
    assertRefused(write(" 0\n") + "#llama3", "no token");
    assertRefused(write("\u0000\n\u000e<unk>") + "#llama3", "no rank file of tiktoken");
    assertRefused(write("") + "#llama3", "the file is empty");
    assertRefused(write("IQ== 0\n") + "#llama3", "no token for the byte 0");
    assertRefused(folder.resolve("missing.tiktoken").toString(), "there is no such file");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "own", ".tiktoken"), content);
  }

  private static String allBytes() {
    StringBuilder ranks = new StringBuilder();
    for (int value = 0; value < 256; value++) {
      ranks.append(line(new byte[] {(byte) value}, value));
    }
    return ranks.toString();
  }

  private static String line(byte[] token, int rank) {
    return Base64.getEncoder().encodeToString(token) + " " + rank + "\n";
  }

  private static byte[] published(String name) throws IOException {
    String resource = "/com/knuddels/jtokkit/" + name + ".tiktoken";
    try (InputStream in = RankFilesTest.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private static void assertRefused(String entry, String... problems) {
    assertThatThrownBy(() -> Vocabularies.open(entry).close())
        .isInstanceOf(VocabularyException.class)
        .hasMessageStartingWith("vocabulary '")
        .hasMessageContainingAll(problems)
        .hasMessageMatching("(?s).*; [a-z].*");
  }
}
