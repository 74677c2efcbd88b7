// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "'Hello, World!', ' hello world '",
    "'ÄÖ  1 2\t3 ß', ' äö ß '",
    "'it''s', ' it s '",
    "'abc где def', ' abc def '",
    "'write to a.person@example.org or else', ' write to or else '",
    "'see https://example.org/path?q=word now', ' see now '",
    "'thanks @someone for #something', ' thanks for '",
    "'https://example.org/path', ' '",
    "'', ' '"
  })
  void keepsTheWordsOfTheScriptInLowerCase(String text, String expected) {
    assertThat(string(new Words(text, Scripts.of("latin").script()))).isEqualTo(expected);
  }

  @Test
  void readsNoMoreThanItHasRoomFor() {
    Words words = new Words("𐐔".repeat(10_000), Scripts.of("𐐔").script());

    assertThat(words.length()).isEqualTo(Words.MAX_LENGTH);
    assertThat(string(words)).isEqualTo(" " + "𐐼".repeat(Words.MAX_LENGTH - 2) + " ");
  }

  private static String string(Words words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      text.appendCodePoint(words.at(i));
    }
    return text.toString();
  }
}
