// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.qtok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.reports.SharedFiles;
import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.vocabulary.LanguageMap;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Unmodified outputs of the Qtok command line. What was called {@code llama-2} there is the
 * vocabulary {@code phi3}. Their columns are those of thirty vocabularies.
 */
class QtokOracleTest {
  private static final Map<String, String> ROWS = Map.of("gpt2", "gpt2", "llama-2", "phi3");

  private static QtokTables tables;

  @BeforeAll
  static void load() {
    tables = new QtokTables(List.of(vocabulary("gpt2"), vocabulary("phi3")));
  }

  private static QtokVocabulary vocabulary(String name) {
    TokenizerSource source = SharedFiles.vocabulary(name);
    return QtokVocabulary.load(source, TokenizerContent.read(source));
  }

  @Test
  void everyCellOfTheAbsoluteTableIsEqual() throws IOException {
    assertThat(compared("basic_stats_abs", (t, columns) -> t.basicAbsolute())).isEqualTo(24);
  }

  @Test
  void everyCellOfTheTableOfClassesIsEqual() throws IOException {
    assertThat(compared("basic_stats", (t, columns) -> t.basic())).isEqualTo(24);
  }

  @Test
  void everyCellOfTheTableOfScriptsIsEqual() throws IOException {
    assertThat(compared("unicode_stats", QtokTables::scripts)).isEqualTo(64);
  }

  @Test
  void everyCellOfTheCyrillicTableIsEqual() throws IOException {
    LanguageMap map = LanguageMap.read(SharedFiles.data("oracles/qtok_tokens2natural_cyr.json"));
    assertThat(map.script()).isEqualTo("Cyrillic");
    assertThat(compared("cyrillic_stats", (t, columns) -> t.languages(map, columns))).isEqualTo(18);
    assertThat(tables.languages(map, null).name()).isEqualTo("cyrillic_stats");
  }

  /** Compares each published cell, as text, and returns how many there are. */
  private static int compared(String name, BiFunction<QtokTables, Set<String>, Table> table)
      throws IOException {
    List<String> lines =
        Files.readAllLines(SharedFiles.data("oracles").resolve("qtok_" + name + ".tsv"));
    List<String> header = Arrays.asList(lines.get(0).split("\t"));
    Table ours = table.apply(tables, new LinkedHashSet<>(header));
    int cells = 0;
    for (String line : lines.subList(1, lines.size())) {
      List<String> published = new ArrayList<>(Arrays.asList(line.split("\t")));
      int row = ours.column("Tokenizer").indexOf(ROWS.get(published.get(0)));
      for (int i = 1; i < header.size(); i++) {
        assertThat(String.valueOf(ours.column(header.get(i)).get(row)))
            .as(published.get(0) + " " + header.get(i))
            .isEqualTo(published.get(i));
        cells++;
      }
    }
    return cells;
  }
}
