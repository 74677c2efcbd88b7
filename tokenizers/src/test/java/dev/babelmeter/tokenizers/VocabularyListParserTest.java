// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyListParserTest {
  @Test
  void keepsTheOrderOfMixedEntries() {
    assertThat(
            VocabularySpec.parseList(
                "o200k_base, models/gpt2/tokenizer.json.gz,hf:org/name@v1.0,bert-base-uncased"))
        .containsExactly(
            new VocabularySpec.BuiltIn("o200k_base"),
            new VocabularySpec.LocalFile("gpt2", Path.of("models/gpt2/tokenizer.json.gz")),
            new VocabularySpec.HubModel("org/name", "v1.0"),
            new VocabularySpec.BuiltIn("bert-base-uncased"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"r50k_base", "p50k_base", "cl100k_base", "o200k_base", "bert-base-uncased"})
  void knowsTheBuiltInVocabularies(String name) {
    assertThat(VocabularySpec.parseList(name)).containsExactly(new VocabularySpec.BuiltIn(name));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/gpt2/tokenizer.json, gpt2",
    "/a/gpt2/tokenizer.json.gz, gpt2",
    "gpt2/../llama/tokenizer.json, llama",
    "/a/gpt2/vocabulary.json, vocabulary",
    "/a/gpt2/vocabulary.json.gz, vocabulary",
    "qwen.json, qwen",
    "/a/v1.5/own.v2.json, own.v2",
    "/tokenizer.json, tokenizer"
  })
  void namesAPathAfterItsFolderOrFile(String path, String name) {
    assertThat(VocabularySpec.parseList(path))
        .containsExactly(new VocabularySpec.LocalFile(name, Path.of(path)));
  }

  @ParameterizedTest
  @CsvSource({
    "a/cl100k_base.tiktoken, cl100k_base, a/cl100k_base.tiktoken,",
    "own.tiktoken.gz, own, own.tiktoken.gz,",
    "own.tiktoken#o200k_base, own, own.tiktoken, o200k_base",
    "Llama-3/tokenizer.model, Llama-3, Llama-3/tokenizer.model,",
    "Llama-3/tokenizer.model#llama3, Llama-3, Llama-3/tokenizer.model, llama3",
    "ranks.bpe#cl100k_base, ranks.bpe, ranks.bpe, cl100k_base"
  })
  void readsRankFiles(String entry, String name, String path, @Nullable String encoding) {
    assertThat(VocabularySpec.parseList(entry))
        .containsExactly(new VocabularySpec.RankFile(name, Path.of(path), encoding));
  }

  @Test
  void takesAHashWithinAPathAsItIs() {
    assertThat(VocabularySpec.parseList("a#1/gpt2.json"))
        .containsExactly(new VocabularySpec.LocalFile("gpt2", Path.of("a#1/gpt2.json")));
  }

  @Test
  void refusesAnUnknownEncodingAndNamesTheKnownOnes() {
    assertThatThrownBy(() -> VocabularySpec.parseList("own.tiktoken#p99k"))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("'own.tiktoken#p99k'")
        .hasMessageContaining("r50k_base, p50k_base, cl100k_base, o200k_base, llama3");
  }

  @Test
  void takesAnExistingFileWithoutEndingOrFolder(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("plain"));
    assertThat(VocabularySpec.parseList(file.toString()))
        .containsExactly(new VocabularySpec.LocalFile("plain", file));
  }

  @ParameterizedTest
  @CsvSource({
    "hf:gpt2, gpt2, main",
    "hf:openai-community/gpt2, openai-community/gpt2, main",
    "hf:Qwen/Qwen2.5-7B@refs/pr/3, Qwen/Qwen2.5-7B, refs/pr/3"
  })
  void readsHubModels(String entry, String repository, String revision) {
    assertThat(VocabularySpec.parseList(entry))
        .containsExactly(new VocabularySpec.HubModel(repository, revision));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf:",
        "hf:a/b/c",
        "hf:a/b@",
        "hf:@main",
        "hf:../x",
        "hf:a/b@../x",
        "hf:a b",
        "hf:a--b/c"
      })
  void refusesWhatNamesNoModel(String entry) {
    assertThatThrownBy(() -> VocabularySpec.parseList(entry))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("hf:ORG/NAME@REVISION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "cl100k_base,", ",cl100k_base", "cl100k_base,,o200k_base"})
  void refusesEmptyEntries(String list) {
    assertThatThrownBy(() -> VocabularySpec.parseList(list))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("empty entry");
  }

  @Test
  void refusesAnUnknownNameAndNamesTheKnownOnes() {
    assertThatThrownBy(() -> VocabularySpec.parseList("cl100k"))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("'cl100k'")
        .hasMessageContaining("r50k_base, p50k_base, cl100k_base, o200k_base, bert-base-uncased");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cl100k_base,cl100k_base",
        "a/gpt2/tokenizer.json,b/gpt2.json",
        "hf:a/b,hf:a/b@v2"
      })
  void refusesTwoEntriesOfOneName(String list) {
    assertThatThrownBy(() -> VocabularySpec.parseList(list))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("two entries named");
  }
}
