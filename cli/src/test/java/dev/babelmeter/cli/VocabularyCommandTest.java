// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.tokenizers.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyCommandTest {
  @TempDir private Path folder;
  private Path words;
  private Path bytes;

  @BeforeEach
  void writeVocabularies() throws IOException {
    words = TinyVocabularies.words(folder);
    bytes = TinyVocabularies.bytes(folder);
  }

  @Test
  void writesTheFingerprintOfEachVocabulary() throws IOException {
    CommandRun run = CommandRun.of("vocabulary", "fingerprint", words + "," + bytes);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.outLines();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo("vocabulary\tfile_sha256\tcanonical_sha256\tprobe_sha256\tsize");
    assertThat(lines.get(1))
        .startsWith("words\t" + Digests.sha256(Files.readAllBytes(words)) + "\t")
        .matches("words(\t[0-9a-f]{64}){3}\t1");
    assertThat(lines.get(2)).matches("bytes(\t[0-9a-f]{64}){3}\t256");
  }

  @Test
  void keepsTheCanonicalAndProbeHashesOfAFileThatIsOnlyFormattedAnew() throws IOException {
    Path formatted = folder.resolve("formatted.json");
    ObjectMapper mapper = new ObjectMapper();
    mapper
        .writerWithDefaultPrettyPrinter()
        .writeValue(formatted.toFile(), mapper.readTree(bytes.toFile()));
    List<String> lines =
        CommandRun.of("vocabulary", "fingerprint", bytes + "," + formatted).outLines();
    String[] before = lines.get(1).split("\t");
    String[] after = lines.get(2).split("\t");
    assertThat(after[1]).isNotEqualTo(before[1]);
    assertThat(after).containsSubsequence(before[2], before[3], before[4]);
  }

  @Test
  void writesJsonLines() {
    assertThat(
            CommandRun.of("vocabulary", "fingerprint", words.toString(), "--format", "json").out())
        .matches(
            "\\{\"vocabulary\":\"words\",\"file_sha256\":\"[0-9a-f]{64}\","
                + "\"canonical_sha256\":\"[0-9a-f]{64}\",\"probe_sha256\":\"[0-9a-f]{64}\","
                + "\"size\":1}\n");
  }

  @Test
  void describesVocabularies() {
    CommandRun run = CommandRun.of("vocabulary", "describe", bytes + "," + words);
    assertThat(run.status()).isZero();
    assertThat(run.outLines().get(0))
        .isEqualTo(
            "vocabulary\tfamily\tsize\tengine\tnormalizer\tpre_tokenizer\tbyte_fallback"
                + "\tunknown_token\tspecial_tokens\tadded_tokens\tmerges\torigin\treachable"
                + "\tunreachable\tfragments\tsingle_bytes\tspecial");
    // The tiny vocabulary of bytes has no decoder, and still each of its tokens is a byte.
    assertThat(run.outLines().get(1))
        .matches(
            "bytes\tbpe\t256\t(fast|reference)\t\tByteLevel\\(add_prefix_space=false,"
                + " use_regex=false\\)\tfalse\t\t0\t0\t0\tfile\t0\t0\t0\t256\t0");
    assertThat(run.outLines().get(2))
        .matches(
            "words\twordlevel\t1\t(fast|reference)\t\tWhitespaceSplit\tfalse\t\\[UNK]\t0\t0\t0"
                + "\tfile\t0\t0\t0\t0\t1");
  }

  @Test
  void describesInJsonWithTruthValuesAndNulls() {
    assertThat(CommandRun.of("vocabulary", "describe", words.toString(), "--format", "json").out())
        .contains("\"normalizer\":null,")
        .contains("\"byte_fallback\":false,\"unknown_token\":\"[UNK]\"");
  }

  @Test
  void listsTokens() {
    List<String> lines = CommandRun.of("vocabulary", "tokens", bytes.toString()).outLines();
    assertThat(lines).hasSize(257).startsWith("vocabulary\tid\ttoken\ttext\tclass");
    assertThat(lines).contains("bytes\t65\tA\tA\tsingle_byte");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fingerprint", "describe", "tokens"})
  void refusesABadVocabularyAndWritesTheOthers(String command) throws IOException {
    Path broken = folder.resolve("broken.json");
    Files.writeString(broken, Files.readString(bytes).substring(0, 500));
    CommandRun run = CommandRun.of("vocabulary", command, words + "," + broken + "," + bytes);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("babelmeter: vocabulary 'broken' (" + broken + "): ")
        .contains("; fetch the tokenizer.json again");
    assertThat(run.outLines())
        .anyMatch(line -> line.startsWith("words\t"))
        .anyMatch(line -> line.startsWith("bytes\t"))
        .noneMatch(line -> line.startsWith("broken\t"));
  }

  @Test
  void countsNothingWhenOneVocabularyIsBad() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    Path text = Files.writeString(folder.resolve("text.txt"), "a b\n");
    CommandRun run =
        CommandRun.of("count", "--vocabularies", words + "," + broken, text.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains("(" + broken + ")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vocabulary | a command is missing: name one of fingerprint, describe, tokens",
        "vocabulary fingerprint | missing required parameter: 'LIST'",
        "vocabulary fingerprint no_such_base | 'no_such_base' is no built-in",
        "vocabulary describe x.tiktoken#p99k | names no known encoding",
        "vocabulary tokens r50k_base --format xml | '--format'"
      })
  void answersWrongUsageWithStatusTwo(String arguments, String sentence) {
    CommandRun run = CommandRun.of(arguments.split(" "));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fingerprint", "describe", "tokens"})
  void explainsItself(String command) {
    CommandRun run = CommandRun.of("vocabulary", command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Usage: babelmeter vocabulary " + command)
        .contains("Examples:")
        .contains("Exit status:");
  }
}
