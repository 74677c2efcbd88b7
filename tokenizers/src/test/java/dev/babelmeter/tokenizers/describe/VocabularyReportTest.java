// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.babelmeter.tokenizers.CountEngine;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularyFamily;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyReportTest {
  /**
   * The numbers that Magikarp's reports give ({@code results/reports_mini} of its repository, for
   * openai-community/gpt2, Llama-2-7b-hf, Meta-Llama-3-8B, Phi-3-mini-128k-instruct and
   * Qwen2-57B-A14B), less the added tokens that the shared files of Llama 3 (256) and Qwen (3)
   * leave out.
   */
  @ParameterizedTest
  @CsvSource({
    "gpt2,    50257,  0,    216,  256, 1",
    "llama2,  32000,  0,    0,    351, 3",
    "llama3,  128000, 0,    1224, 256, 0",
    "phi3,    32011,  0,    0,    351, 14",
    "qwen,    151643, 1906, 1320, 256, 3"
  })
  void countsAsPublished(
      String name, int size, long unreachable, long fragments, long singleBytes, long special) {
    VocabularyReport report = shared(name);
    assertThat(report.tokens()).hasSize(size);
    assertThat(report.description().size()).isEqualTo(size);
    assertThat(report.classes())
        .containsEntry(TokenClass.UNREACHABLE, unreachable)
        .containsEntry(TokenClass.FRAGMENT, fragments)
        .containsEntry(TokenClass.SINGLE_BYTE, singleBytes)
        .containsEntry(TokenClass.SPECIAL, special)
        .containsEntry(
            TokenClass.REACHABLE, size - unreachable - fragments - singleBytes - special);
  }

  @Test
  void describesAByteLevelVocabulary() {
    VocabularyReport report = report(new VocabularySpec.BuiltIn("r50k_base"));
    assertThat(report.description().family()).isEqualTo(VocabularyFamily.BPE);
    assertThat(report.description().engine()).isIn((Object[]) CountEngine.values());
    assertThat(report.normalizer()).isEmpty();
    assertThat(report.preTokenizer())
        .isEqualTo(
            "Split(behavior=Isolated, invert=false, pattern=r50k_base)"
                + " > ByteLevel(add_prefix_space=false, use_regex=false)");
    assertThat(report.unknownToken()).isNull();
    assertThat(report.addedTokens()).isZero();
    assertThat(report.tokens().get(262)).isEqualTo(token(262, "\u0120the", " the", "REACHABLE"));
    assertThat(report.tokens().get(198)).isEqualTo(token(198, "\u010A", "\n", "SINGLE_BYTE"));
  }

  @Test
  void describesAWordPieceVocabulary() {
    VocabularyReport report = report(new VocabularySpec.BuiltIn("bert-base-uncased"));
    assertThat(report.normalizer())
        .isEqualTo("BertNormalizer(clean_text=true, handle_chinese_chars=true, lowercase=true)");
    assertThat(report.preTokenizer()).isEqualTo("BertPreTokenizer");
    assertThat(report.unknownToken()).isEqualTo("[UNK]");
    assertThat(report.specialTokens()).isEqualTo(5);
    assertThat(report.merges()).isZero();
    assertThat(report.tokens().get(2075)).isEqualTo(token(2075, "##ing", "ing", "REACHABLE"));
    assertThat(report.tokens().get(1996)).isEqualTo(token(1996, "the", "the", "REACHABLE"));
    assertThat(report.tokens().get(7)).isEqualTo(token(7, "[unused6]", "[unused6]", "SPECIAL"));
    // Chinese characters stand alone, so none is ever within a word.
    assertThat(report.tokens())
        .filteredOn(token -> token.token().equals("##\u4e2d"))
        .singleElement()
        .extracting(TokenEntry::tokenClass)
        .isEqualTo(TokenClass.UNREACHABLE);
  }

  @Test
  void describesAUnigramVocabulary() {
    VocabularyReport report = shared("t5small");
    assertThat(report.unknownToken()).isEqualTo("<unk>");
    assertThat(report.addedTokens()).isEqualTo(103);
    assertThat(report.normalizer()).matches("Precompiled\\(precompiled_charsmap=sha256:.{12}\\)");
    assertThat(report.tokens().get(8)).isEqualTo(token(8, "\u2581the", " the", "REACHABLE"));
  }

  /** By hand: no merge makes "ba", and the two bytes of a three-byte character are no text. */
  @Test
  void tellsTheClassesOfAVocabularyMadeForThePurpose() {
    String json =
        "{'added_tokens': [ADDED(7, '<s>', true), ADDED(9, 'plain', false)],"
            + " 'pre_tokenizer': {'type': 'ByteLevel', 'add_prefix_space': false,"
            + " 'trim_offsets': false, 'use_regex': false},"
            + " 'decoder': {'type': 'ByteLevel', 'add_prefix_space': false, 'trim_offsets': false,"
            + " 'use_regex': false},"
            + " 'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 1, '\u00e4\u00bd': 2, 'ab': 3,"
            + " '\u00e4': 4, '\u00bd': 5, 'ba': 6, '<|x|>': 7},"
            + " 'merges': ['a b', '\u00e4 \u00bd']}}";
    VocabularyReport report = report(json);
    assertThat(report.tokens())
        .containsExactly(
            token(0, "a", "a", "SINGLE_BYTE"),
            token(1, "b", "b", "SINGLE_BYTE"),
            token(2, "\u00e4\u00bd", "\uFFFD", "FRAGMENT"),
            token(3, "ab", "ab", "REACHABLE"),
            token(4, "\u00e4", "\uFFFD", "SINGLE_BYTE"),
            token(5, "\u00bd", "\uFFFD", "SINGLE_BYTE"),
            token(6, "ba", "ba", "UNREACHABLE"),
            token(7, "<|x|>", "<|x|>", "SPECIAL"),
            token(8, "<s>", "<s>", "SPECIAL"),
            token(9, "plain", "plain", "REACHABLE"));
    assertThat(report.specialTokens()).isEqualTo(1);
    assertThat(report.addedTokens()).isEqualTo(2);
    assertThat(report.merges()).isEqualTo(2);
  }

  @Test
  void refusesWhenIdsDoNotTellTokensApart() {
    assertThatThrownBy(
            () -> report("{'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 0}, 'merges': []}}"))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("two of its tokens share the id 0")
        .hasMessageContaining("; it can be counted with");
  }

  @Test
  void refusesWhenTokensCannotBeDecoded() {
    assertThatThrownBy(
            () ->
                report(
                    "{'decoder': {'type': 'CTC', 'pad_token': 'p', 'word_delimiter_token': '|',"
                        + " 'cleanup': true}, 'model': {'type': 'BPE', 'vocab': {'a': 0},"
                        + " 'merges': []}}"))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("decoder.CTC is not known");
  }

  private static TokenEntry token(int id, String token, String text, String tokenClass) {
    return new TokenEntry(id, token, text, TokenClass.valueOf(tokenClass));
  }

  private static VocabularyReport report(String json) {
    String text =
        json.replaceAll(
                "ADDED\\((\\d+), ('[^']*'), (true|false)\\)",
                "{'id': $1, 'content': $2, 'single_word': false, 'lstrip': false,"
                    + " 'rstrip': false, 'normalized': false, 'special': $3}")
            .replace('\'', '"');
    return VocabularyReport.of(new TokenizerSource("x", "file", "x.json", "", text));
  }

  private static VocabularyReport shared(String name) {
    Path shared = Path.of(System.getProperty("babelmeter.shared", ""), "data/vocabularies");
    Path file = shared.resolve(name).resolve("tokenizer.json.gz");
    assumeTrue(Files.exists(file), "the shared test data is absent");
    return report(new VocabularySpec.LocalFile(name, file));
  }

  private static VocabularyReport report(VocabularySpec spec) {
    HubConfig offline =
        new HubConfig(URI.create("http://localhost:1"), null, true, Path.of("none"));
    return VocabularyReport.of(new TokenizerSources(offline).read(spec));
  }
}
