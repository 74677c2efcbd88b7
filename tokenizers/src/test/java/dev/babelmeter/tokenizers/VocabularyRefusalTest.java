// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
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
          {'model': MODEL                                           | JSON cannot be read at line 1, column 86 (field model)
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
          {'normalizer': {'type': 'Klingon'}, 'model': MODEL}       | because of its field normalizer (
          {'pre_tokenizer': {'type': 'Klingon'}, 'model': MODEL}    | because of its field pre_tokenizer (
          {'model': MODEL, 'decoder': {'type': 'Klingon'}}          | because of its field decoder (
          {'model': MODEL, 'post_processor': {'type': 'Klingon'}}   | because of its field post_processor (
          {'added_tokens': [{'content': 'x'}], 'model': MODEL}      | because of its field added_tokens (
          {'added_tokens': {'a': 1}, 'model': MODEL}                | because of its field added_tokens (
          {'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 1}, 'merges': ['a b']}}  | because of its field model (Token `ab` out of vocabulary
          {'model': {'type': 'BPE', 'vocab': {'a': 0}, 'merges': [['a', 'a', 'a']]}} | because of its field model (
          {'model': {'type': 'BPE', 'vocab': {'a': -1}, 'merges': []}}              | integer `-1`
          {'model': {'type': 'BPE', 'vocab': {'a': 1.5}, 'merges': []}}             | floating point `1.5`
          {'model': {'type': 'BPE', 'vocab': {'a': 4294967295}, 'merges': []}}      | a number is out of range at line 1, column 52 (field model.vocab)
          {'model': {'type': 'BPE', 'vocab': {'\\ud800': 0}, 'merges': []}}         | JSON cannot be read at line 1, column 44 (field model.vocab)
          {'model': {'type': 'BPE', 'vocab': {'a': 0, 'x\\udc00': 1}, 'merges': []}} | JSON cannot be read at line 1, column 53 (field model.vocab)
          {'normalizer': {'type': 'Prepend', 'prepend': '\\ud800'}, 'model': MODEL} | because of its field normalizer (
          {'normalizer': null, 'normalizer': null, 'model': MODEL}  | its field normalizer stands there twice
          {'model': MODEL, 'model': MODEL}                          | its field model stands there twice
          {'model': {'type': 'BPE', 'vocab': {'a': 0}, 'vocab': {'b': 0}, 'merges': []}} | its field model.vocab stands there twice
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

  /** What the reference counts with, it counts with exactly: a hole, a repeated token or id. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'a': 0, 'b': 5, 'ab': 9}            | 9 5 0
          {'a': 7, 'a': 0, 'b': 1, 'ab': 2}    | 2 1 0
          {'a': 0, 'b': 1, 'ab': 1}            | 1 1 0
          """)
  void countsWithHolesAndRepetitions(String vocab, String ids) {
    String json =
        "{'model': {'type': 'BPE', 'vocab': VOCAB, 'merges': ['a b']}}"
            .replace("VOCAB", vocab)
            .replace('\'', '"');
    try (VocabularySet set = Vocabularies.openJson(folder, json);
        ReferenceTokenizer reference = new ReferenceTokenizer(json)) {
      assertThat(Vocabularies.ids(set, "abba"))
          .containsExactlyElementsOf(Arrays.stream(ids.split(" ")).map(Integer::valueOf).toList())
          .containsExactlyElementsOf(Arrays.stream(reference.ids("abba")).boxed().toList());
    }
  }

  @Test
  void countsNullCharactersWithinTokens() {
    String json =
        "{'model': {'type': 'BPE', 'vocab': {'a': 0, '\\u0000': 1, 'a\\u0000': 2},"
            + " 'merges': [['a', '\\u0000']]}}";
    try (VocabularySet set = Vocabularies.openJson(folder, json.replace('\'', '"'))) {
      assertThat(Vocabularies.ids(set, "a\u0000\u0000a")).containsExactly(2, 1, 0);
    }
  }

  @Test
  void refusesAFileTooLargeToBeAVocabularyWithoutReadingIt() throws IOException {
    Path file = folder.resolve("large.json");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(300L << 20);
    }
    assertRefused(file, "it is larger than 128 MiB");
  }

  @Test
  void refusesATokenLongerThanItReads() {
    String token = "a".repeat(60_000);
    assertRefused(
        Vocabularies.write(
            folder,
            "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"" + token + "\": 0}, \"merges\": []}}"),
        "a token of more than 50000 characters");
  }

  @Test
  void refusesWhatDoesNotFitIntoMemory() {
    VocabularySpec spec = new VocabularySpec.BuiltIn("large");
    assertThatThrownBy(
            () ->
                LoadMemory.orRefused(
                    spec,
                    () -> {
                      throw new OutOfMemoryError();
                    }))
        .isInstanceOf(VocabularyException.class)
        .hasMessageMatching(
            "vocabulary 'large': it does not fit into the \\d+ MiB of memory .*; .*");
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
    assertRefused(write(new byte[1000]), "JSON cannot be read at line 1");
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
        Vocabularies.write(folder, "{\"decoder\": " + decoder + "}"),
        "it is nested more than 100 deep");
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
