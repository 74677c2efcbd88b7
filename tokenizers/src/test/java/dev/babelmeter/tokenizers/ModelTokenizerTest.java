// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.tokenizers.ModelTokenizer.ModelInput;
import org.junit.jupiter.api.Test;

class ModelTokenizerTest {
  private static final TokenizerSource BERT =
      new TokenizerSources(HubConfig.fromEnvironment())
          .read(VocabularySpec.parseList("bert-base-uncased").get(0));

  /** The ids of BERT's published vocabulary: [CLS] 101, hello 7592, world 2088, [SEP] 102. */
  @Test
  void addsTheSpecialTokensOfTheTemplate() {
    try (ModelTokenizer tokenizer = ModelTokenizer.open(BERT)) {
      ModelInput input = tokenizer.encode("Hello world");
      assertThat(input.ids()).containsExactly(101, 7592, 2088, 102);
      assertThat(input.typeIds()).containsOnly(0);
      assertThat(input.special()).containsExactly(true, false, false, true);
      assertThat(tokenizer.encode("").ids()).containsExactly(101, 102);
    }
  }

  /** The file asks for truncation and padding to 128 tokens. */
  @Test
  void neitherTruncatesNorPads() {
    try (ModelTokenizer tokenizer = ModelTokenizer.open(BERT)) {
      assertThat(tokenizer.encode("hello ".repeat(1000)).size()).isEqualTo(1002);
    }
  }

  @Test
  void refusesALoneSurrogate() {
    try (ModelTokenizer tokenizer = ModelTokenizer.open(BERT)) {
      assertThatThrownBy(() -> tokenizer.encode("ab\uD83Dc"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lone surrogate at UTF-16 position 2");
      assertThat(tokenizer.encode("\uD83D\uDE00").size()).isEqualTo(3);
    }
  }

  @Test
  void isClosedOnce() {
    ModelTokenizer tokenizer = ModelTokenizer.open(BERT);
    tokenizer.close();
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.encode("a")).isInstanceOf(IllegalStateException.class);
  }
}
