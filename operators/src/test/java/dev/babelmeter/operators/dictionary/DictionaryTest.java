// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
  @TempDir private Path folder;

  private DictionaryFile file(byte[] content) throws Exception {
    return new DictionaryFile("tr", Files.write(folder.resolve("words.tsv"), content));
  }

  @Test
  void readsWordsAndRoots() throws Exception {
    Dictionary dictionary =
        Dictionary.read(
            file("ev\troot\nevler\n\nçiçek\troot\r\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(dictionary.language()).isEqualTo("tr");
    assertThat(dictionary.words()).containsExactlyInAnyOrder("ev", "evler", "çiçek");
    assertThat(dictionary.roots()).containsExactlyInAnyOrder("ev", "çiçek");
  }

  @ParameterizedTest
  @CsvSource({
    "ev;root, line 1 of the dictionary",
    "ev@kök, line 1 of the dictionary",
    "ev@root@x, line 1 of the dictionary",
    "ev|@root, line 2 of the dictionary",
  })
  void refusesAnotherForm(String content, String sentence) throws Exception {
    String text = content.replace('@', '\t').replace('|', '\n').replace(";root", "\tsuffix");
    DictionaryFile place = file(text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Dictionary.read(place))
        .isInstanceOf(DictionaryException.class)
        .hasMessageStartingWith(sentence)
        .hasMessageEndingWith("correct it");
  }

  @Test
  void refusesWhatIsNoText() throws Exception {
    DictionaryFile latin = file("Häuser".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Dictionary.read(latin)).hasMessageContaining("is not UTF-8");
    DictionaryFile empty = file(new byte[] {'\n'});
    assertThatThrownBy(() -> Dictionary.read(empty)).hasMessageContaining("holds no word");
    DictionaryFile absent = new DictionaryFile("tr", folder.resolve("absent"));
    assertThatThrownBy(() -> Dictionary.read(absent))
        .hasMessageContaining("cannot be read: correct its path");
  }
}
