// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageMapTest {
  @TempDir private Path temp;

  @Test
  void readsLanguagesAndTheScriptOfMostLetters() throws IOException {
    LanguageMap map = LanguageMap.read(file("{\"дом\": [\"ru\", \"bg\"], \"a\": [], \" на\": []}"));
    assertThat(map.script()).isEqualTo("Cyrillic");
    assertThat(map.languagesOf("дом")).isEqualTo(List.of("ru", "bg"));
    assertThat(map.languagesOf("нет")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"дом\": \"ru\"}",
        "{\"дом\": [1]}",
        "{\"дом\": [\"ru\"",
        "{\"дом\": {\"ru\": 1}}"
      })
  void saysWhatItsFormIs(String json) throws IOException {
    Path file = file(json);
    assertThatThrownBy(() -> LanguageMap.read(file))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining(file + " is no language map: give a JSON object");
  }

  @Test
  void namesAMissingFile() {
    assertThatThrownBy(() -> LanguageMap.read(temp.resolve("none.json")))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("none.json: check its name");
  }

  private Path file(String json) throws IOException {
    return Files.writeString(temp.resolve("map.json"), json);
  }
}
