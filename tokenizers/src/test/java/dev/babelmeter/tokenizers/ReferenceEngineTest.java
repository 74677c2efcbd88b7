// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceEngineTest {
  /** Normalisation, supplementary and null characters, words of added tokens. */
  private static final List<String> TRICKY =
      List.of(
          "",
          " ",
          "\n\n",
          "a\0b c\0\0d",
          "x\uD83D\uDE00y \uD835\uDC9C\uD835\uDCB7 z",
          "e\u0301te\u0301 \uFB01n \u212B \u1E9E",
          "Hello  world foo's\r\n\tna\u00EFve",
          "<unk> [UNK] <0x41> <|endoftext|> </s>",
          "\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22",
          "\uD55C\uAD6D\uC5B4 \u1112\u1161\u11AB",
          "\uFFFD\uFFFF\uDBFF\uDFFF",
          "\u200B\u00AD\u2028\u0085x");

  @AfterAll
  static void restore() {
    System.clearProperty("ai.djl.offline");
  }

  @BeforeAll
  static void offline() {
    System.setProperty("ai.djl.offline", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2", "qwen", "phi3", "t5small", "bert_cased"})
  void givesTheIdsAndOffsetsOfDjl(String name) throws IOException {
    List<String> texts = new ArrayList<>(TRICKY);
    texts.addAll(SharedData.sample("udhr", 600));
    String json = SharedData.text(SharedData.vocabulary(name));
    try (VocabularySet own = Vocabularies.openShared(List.of(name));
        HuggingFaceTokenizer djl =
            HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                Map.of("truncation", "do_not_truncate", "padding", "do_not_pad"))) {
      TextCounter counter = own.newCounter();
      for (String text : texts) {
        TokenSequence tokens = counter.encode(text, 0);
        Encoding expected = djl.encode(text, false, false);
        assertThat(tokens.ids()).hasSize(expected.getIds().length);
        for (int i = 0; i < tokens.size(); i++) {
          assertThat(tokens.ids()[i]).isEqualTo((int) expected.getIds()[i]);
          assertThat(tokens.starts()[i]).isEqualTo(expected.getCharTokenSpans()[i].getStart());
          assertThat(tokens.ends()[i]).isEqualTo(expected.getCharTokenSpans()[i].getEnd());
        }
      }
    }
  }

  @Test
  void countsOffsetsInCodePoints() {
    try (VocabularySet set = Vocabularies.open("cl100k_base")) {
      TokenSequence tokens = set.newCounter().encode("x\uD83D\uDE00y", 0);
      assertThat(tokens.ids()).containsExactly(87, 76460, 222, 88);
      assertThat(tokens.starts()).containsExactly(0, 1, 1, 2);
      assertThat(tokens.ends()).containsExactly(1, 2, 2, 3);
    }
  }

  /** MiniLM's file cuts at 128 tokens and fills up to 128. */
  @Test
  void ignoresTruncationAndPaddingOfTheFile(@TempDir Path folder) throws IOException {
    TokenizerSource source = BuiltInVocabularies.load("bert-base-uncased");
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(source.json());
    assertThat(json.path("truncation").path("max_length").asInt()).isEqualTo(128);
    assertThat(json.path("padding").path("strategy").path("Fixed").asInt()).isEqualTo(128);
    json.putNull("truncation");
    json.putNull("padding");
    String longText = "the quick brown fox ".repeat(500);
    try (VocabularySet own = Vocabularies.open("bert-base-uncased");
        VocabularySet plain = Vocabularies.openJson(folder, json.toString())) {
      assertThat(Vocabularies.ids(own, "hello world")).containsExactly(7592, 2088);
      assertThat(Vocabularies.count(own, longText).tokens(0)).isEqualTo(2000);
      assertThat(Vocabularies.ids(own, longText)).isEqualTo(Vocabularies.ids(plain, longText));
    }
  }

  @Test
  void addsNoSpecialTokens() {
    try (VocabularySet set = Vocabularies.openShared(List.of("llama2", "t5small", "bert_cased"))) {
      TokenCounts counts = Vocabularies.count(set, "");
      for (int v = 0; v < set.size(); v++) {
        assertThat(counts.tokens(v)).isZero();
      }
    }
  }

  @Test
  void countsAMegabyteWithoutSpaces() {
    String text = "a".repeat(1_000_000);
    try (VocabularySet set = Vocabularies.open("cl100k_base,bert-base-uncased")) {
      TokenCounts counts = Vocabularies.count(set, text);
      assertThat(counts.tokens(0)).isEqualTo(125_000);
      assertThat(counts.tokens(1)).isEqualTo(1);
      assertThat(counts.unknownTokens(1)).isEqualTo(1);
    }
  }

  @Test
  void refusesTextsThatCannotBeCounted() {
    try (VocabularySet set = Vocabularies.open("bert-base-uncased")) {
      TextCounter counter = set.newCounter();
      TokenCounts counts = new TokenCounts(1);
      assertThatThrownBy(() -> counter.count("secret\uD800", counts))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("position 6")
          .hasMessageNotContaining("secret");
      assertThatThrownBy(() -> counter.count("z".repeat(TextCounter.MAX_LENGTH + 1), counts))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("4000001");
      assertThatThrownBy(() -> counter.count("a", new TokenCounts(2)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesToCountAfterClose() {
    VocabularySet set = Vocabularies.open("bert-base-uncased");
    TextCounter counter = set.newCounter();
    set.close();
    set.close();
    assertThatThrownBy(() -> counter.count("a", new TokenCounts(1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
