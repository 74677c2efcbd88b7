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
    assertThat(read(text, "Latn", "abcdefghijklmnopqrstuvwxyzäöß")).isEqualTo(expected);
  }

  @Test
  void aLetterThatIsNotKnownIsStillALetter() {
    assertThat(read("Żaba 1", "Latn", "abz")).isEqualTo(" ?aba ");
  }

  @Test
  void readsNoMoreThanItHasRoomFor() {
    assertThat(read("𐐔".repeat(10_000), "Dsrt", "𐐼"))
        .isEqualTo(" " + "𐐼".repeat(Words.MAX_LENGTH - 2) + " ");
  }

  @Test
  void forgetsTheTextBefore() {
    Alphabet alphabet = new Alphabet(Scripts.byCode("Latn"), "abc".codePoints().toArray());
    Words words = new Words();
    words.read("abc cba abc", alphabet);
    words.read("a", alphabet);

    assertThat(string(words, "abc")).isEqualTo(" a ");
    // What is read beyond the end must not look like a letter of the text before.
    assertThat(words.at(words.length())).isZero();
    assertThat(words.at(words.length() + 1)).isZero();
  }

  private static String read(String text, String script, String known) {
    Words words = new Words();
    words.read(text, new Alphabet(Scripts.byCode(script), known.codePoints().toArray()));
    return string(words, known);
  }

  private static String string(Words words, String known) {
    int[] letters = known.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      switch (words.at(i)) {
        case Alphabet.SPACE -> text.append(' ');
        case Alphabet.UNKNOWN -> text.append('?');
        default -> text.appendCodePoint(letters[words.at(i) - Alphabet.FIRST_KNOWN]);
      }
    }
    return text.toString();
  }
}
