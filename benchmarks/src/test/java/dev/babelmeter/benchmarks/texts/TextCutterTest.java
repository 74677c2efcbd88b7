// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextCutterTest {
  @Test
  void cutsAtTheLastSpaceThatFits() {
    // 30 bytes a word with its space: ten words end at 299, eleven at 329, twelve at 359.
    String word = "x".repeat(29);
    List<String> texts = TextCutter.cut(java.util.Collections.nCopies(33, word));
    assertThat(texts).hasSize(3).allMatch(text -> text.length() == 329);
    assertThat(String.join(" ", texts))
        .isEqualTo(String.join(" ", java.util.Collections.nCopies(33, word)));
  }

  @Test
  void cutsBetweenCharactersWhereThereIsNoSpace() {
    // 350 bytes hold 116 characters of three bytes and 87 of four.
    assertThat(TextCutter.cut(List.of("\u0E01".repeat(250))))
        .containsExactly("\u0E01".repeat(116), "\u0E01".repeat(116));
    assertThat(TextCutter.first("\uD83D\uDE00".repeat(100))).isEqualTo("\uD83D\uDE00".repeat(87));
  }

  @Test
  void dropsWhatIsTooShort() {
    assertThat(TextCutter.cut(List.of("a".repeat(299)))).isEmpty();
    assertThat(TextCutter.cut(List.of("a".repeat(300)))).hasSize(1);
  }

  @Test
  void generatedTextsHaveTheLengthOfAMessage() {
    for (String language : GeneratedTexts.CODE) {
      GeneratedTexts texts = new GeneratedTexts("code", language, 1);
      for (int i = 0; i < 200; i++) {
        int bytes = texts.next().getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isBetween(TextCutter.LEAST_BYTES, TextCutter.MOST_BYTES);
      }
    }
  }
}
