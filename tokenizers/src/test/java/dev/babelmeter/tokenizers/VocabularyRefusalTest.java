// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyRefusalTest {
  private static final String MODEL =
      "{'type': 'BPE', 'vocab': {'a': 0, 'b': 1, 'ab': 2}, 'merges': [['a', 'b']]}";

  @TempDir private Path folder;

  /** A tokenizer.json after the header, with ' for ", and what its refusal must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1]                                                       | no model section
          {}                                                        | no model section
          {'model': null}                                           | no model section
          {'model': {'type': 'BPE'}}                                | no vocab
          {'model': MODEL                                           | JSON cannot be read at line 1
          {'model': MODEL}} {                                       | JSON cannot be read at line 1
          {'model': MODEL} {}                                       | text follows
          {'model': {'type': 'Marian', 'vocab': {}}}                | model type 'Marian'
          {'version': '2.0', 'model': MODEL}                        | version '2.0'
          {'normalizer': {'type': 'Klingon'}, 'model': MODEL}       | cannot load it
          {'normalizer': {'type': 'Precompiled', 'precompiled_charsmap': ''}, 'model': MODEL}     | precompiled_charsmap
          {'normalizer': {'type': 'Precompiled', 'precompiled_charsmap': 'AAAA'}, 'model': MODEL} | precompiled_charsmap
          {'normalizer': {'type': 'Sequence', 'normalizers': [{'type': 'Precompiled'}]}, 'model': MODEL} | precompiled_charsmap
          {'pre_tokenizer': {'type': 'Klingon'}, 'model': MODEL}    | cannot load it
          {'pre_tokenizer': {'type': 'Split', 'pattern': {'Regex': '(['}, 'behavior': 'Isolated', 'invert': false}, 'model': MODEL} | cannot load it
          {'model': {'type': 'BPE', 'vocab': {'a': 0}, 'merges': [['a', 'b']]}}     | `b` out of vocabulary
          {'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 1}, 'merges': ['a b']}}  | `ab` out of vocabulary
          {'model': {'type': 'BPE', 'vocab': {'a': 0}, 'merges': ['a']}}            | Merges text file invalid
          {'model': {'type': 'BPE', 'vocab': {'a': 'x'}, 'merges': []}}             | cannot load it
          {'model': {'type': 'BPE', 'dropout': 0.1, 'vocab': {'a': 0}, 'merges': []}} | dropout 0.1
          {'model': {'type': 'BPE', 'unk_token': 'u', 'vocab': {'a': 0}, 'merges': []}} | no token for unknown text
          {'model': {'type': 'BPE', 'continuing_subword_prefix': '##', 'vocab': {'a': 0, 'b': 1}, 'merges': [['a', 'b']]}} | continuing_subword_prefix
          {'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 1}, 'merges': ['a b'], 'continuing_subword_prefix': '##'}}     | continuing_subword_prefix
          {'model': {'type': 'WordPiece', 'unk_token': '[UNK]', 'continuing_subword_prefix': '##', 'max_input_chars_per_word': 100, 'vocab': {'a': 0}}} | no token for unknown text
          {'model': {'type': 'WordLevel', 'unk_token': '[UNK]', 'vocab': {'a': 0}}} | no token for unknown text
          {'model': {'type': 'Unigram', 'vocab': [['a', 0.0]]}}                     | no token for unknown text
          {'model': {'type': 'Unigram', 'unk_id': 7, 'vocab': [['a', 0.0]]}}        | no token for unknown text
          {'model': {'type': 'Unigram', 'unk_id': 0, 'vocab': []}}                  | no token for unknown text
          """)
  void refusesWhatIsNoCountableVocabulary(String json, String problem) {
    String text = json.replace("MODEL", MODEL).replace('\'', '"');
    assertRefused(Vocabularies.write(folder, text), problem);
  }

  @Test
  void acceptsTheModelOfTheseTests() {
    try (VocabularySet set =
        Vocabularies.openJson(folder, "{\"model\": " + MODEL.replace('\'', '"') + "}")) {
      assertThat(Vocabularies.ids(set, "abba")).containsExactly(2, 1, 0);
    }
  }

  @Test
  void refusesFilesThatCannotBeRead() throws IOException {
    byte[] compressed = compressed("{\"model\": {}}".repeat(100));
    byte[] damaged = compressed.clone();
    damaged[12] ^= 0x55;
    assertRefused(folder.resolve("missing.json"), "there is no such file");
    assertRefused(Files.createDirectory(folder.resolve("folder.json")), "it is a folder");
    assertRefused(write(new byte[0]), "the file is empty");
    assertRefused(write(Arrays.copyOf(compressed, 20)), "gzip data is cut off");
    assertRefused(write(damaged), "gzip data");
    assertRefused(write(new byte[] {'{', '"', (byte) 0xFF, '"'}), "not in UTF-8");
    assertRefused(write(compressed("")), "JSON cannot be read", "no model section");
  }

  /** The reference itself ends the process on most of these. */
  @Test
  void refusesEveryDamagedReplacementTableThatLeadsAstray() {
    String json = SharedData.text(SharedData.vocabulary("t5small"));
    Matcher charsmap = Pattern.compile("\"precompiled_charsmap\":\\s*\"([^\"]+)\"").matcher(json);
    assertThat(charsmap.find()).isTrue();
    byte[] table = Base64.getDecoder().decode(charsmap.group(1));
    assertThat(isSound(table)).isTrue();
    assertThat(isSound(Arrays.copyOf(table, table.length / 2))).isFalse();
    assertThat(Charsmap.isSound(charsmap.group(1).replaceAll("=*$", ""))).isFalse();
    byte[] astray = table.clone();
    astray[7] |= 0x40;
    assertThat(isSound(astray)).isFalse();
    byte[] noUtf8 = table.clone();
    noUtf8[table.length - 2] = (byte) 0xFF;
    assertThat(isSound(noUtf8)).isFalse();
  }

  private static boolean isSound(byte[] table) {
    return Charsmap.isSound(Base64.getEncoder().encodeToString(table));
  }

  @Test
  void refusesJsonThatIsNestedDeeperThanTheReferenceReads() {
    String decoder = "[".repeat(200) + "]".repeat(200);
    assertRefused(
        Vocabularies.write(folder, "{\"decoder\": " + decoder + "}"), "JSON cannot be read");
  }

  @Test
  void readsCompressedFilesWhateverTheirName() throws IOException {
    String json = "{\"model\": " + MODEL.replace('\'', '"') + "}";
    Path plain = folder.resolve("plain.json.gz");
    Files.writeString(plain, json);
    Path compressed = folder.resolve("compressed.json");
    Files.write(compressed, compressed(json));
    try (VocabularySet set = Vocabularies.open(plain + "," + compressed)) {
      assertThat(set.descriptions())
          .extracting(VocabularyDescription::fingerprint)
          .containsOnly(Digests.sha256(json.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void loadsNothingWhenOneIsRefused() {
    Path missing = folder.resolve("missing.json");
    assertThat(catchThrowable(() -> Vocabularies.open("bert-base-uncased," + missing)))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining(missing.toString());
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(folder, "vocabulary", ".json"), content);
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(Path file, String... problems) {
    Throwable refusal = catchThrowable(() -> Vocabularies.open(file.toString()).close());
    assertThat(refusal).isInstanceOf(VocabularyException.class);
    String name = file.getFileName().toString().replaceFirst("\\.json(\\.gz)?$", "");
    assertThat(refusal.getMessage())
        .startsWith("vocabulary '" + name + "' (" + file + "): ")
        .containsAnyOf(problems)
        .matches("(?s).*; [a-z].*")
        .doesNotContain("\n");
  }
}
