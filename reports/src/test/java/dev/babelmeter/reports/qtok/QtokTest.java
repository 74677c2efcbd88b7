// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.qtok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.reports.ReportException;
import dev.babelmeter.reports.TinyTokenizers;
import dev.babelmeter.reports.vocabulary.LanguageMap;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import dev.babelmeter.tokenizers.qtok.QtokLabel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Qtok's code, read by hand (nup-csai/Qtok, classification, tables, tokenizer). */
class QtokTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a|PURE_UNICODE|",
        "Ġ|PURE_UNICODE|",
        "é|PURE_UNICODE|",
        "ж|CHAR_ALPHA|CYRILLIC",
        "中|CHAR_ALPHA|CJK",
        "한|CHAR_ALPHA|HANGUL",
        "ｱ|CHAR_ALPHA|HALFWIDTH",
        " |CHAR_OTHER|",
        "—|CHAR_OTHER|",
        "\u0001|CHAR_ERRORS|",
        "\uE000|CHAR_ERRORS|",
        " the|SPACED_ALPHA|LATIN",
        " дом|SPACED_ALPHA|CYRILLIC",
        " the1|SPACED_OTHER|",
        " aж|SPACED_OTHER|",
        " \n|SPACED_ERRORS|",
        "  |SPACED_OTHER|",
        "the|INNER_ALPHA|LATIN",
        "дом|INNER_ALPHA|CYRILLIC",
        "the1|INNER_OTHER|",
        "a\u0085|INNER_ERRORS|",
        "<s>|CONTROL_TOKENS|",
        "[PAD]|CONTROL_TOKENS|",
        "<|x|>|CONTROL_TOKENS|",
        "</h1>|INNER_OTHER|",
        "<BR>|INNER_OTHER|",
        "[]|CONTROL_TOKENS|",
        "<0yÃ>|UNICODE_FLANKS|",
        "<0y|UNICODE_FLANKS|"
      })
  void labels(String row) {
    // The token may hold the delimiter, so the row is cut from its end.
    String[] cells = row.split("\\|", -1);
    String token = String.join("|", Arrays.copyOf(cells, cells.length - 2));
    QtokLabel label = QtokLabel.of(token);
    assertThat(label.tokenClass()).hasToString(cells[cells.length - 2]);
    assertThat(label.script()).isEqualTo(cells[cells.length - 1]);
  }

  /** Without "ма" in the file it is taken for byte-level: é is Ã©, and half of it is cut UTF-8. */
  @Test
  void loadsAByteLevelFile() {
    assertThat(load(TinyTokenizers.bpe("Ġthe", "Ã©", "Ã", "Ġ", "aĠ", "<0x41>", "Ċ")))
        .containsExactlyInAnyOrder(" the", "é", "<0yÃ>", " ", "a ", "A", "\n");
  }

  /**
   * With "ма" it is not: only a leading marker becomes a space, and only before more; a character
   * that stands for a byte is renamed.
   */
  @Test
  void loadsAFileThatIsNotByteLevel() {
    assertThat(load(TinyTokenizers.bpe("▁мама", "▁", "a▁b", "é", "<0xE9>", "▁▁")))
        .containsExactlyInAnyOrder(" мама", "▁", "a▁b", "0XE9", "é", " ▁");
  }

  @Test
  void addsAddedTokensAsTheyAre() {
    TokenizerSource source =
        TinyTokenizers.source(
            "added", Map.of("type", "BPE", "vocab", Map.of("ab", 0)), List.of("<s>", "▁x", "ab"));
    assertThat(load(source)).containsExactlyInAnyOrder("ab", "<s>", "▁x");
  }

  @Test
  void refusesAUnigramModelAsQtokDoes() {
    TokenizerSource source = TinyTokenizers.unigram("▁a", "b");
    assertThatThrownBy(() -> QtokVocabulary.load(source, TokenizerContent.read(source)))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("unigram model, which Qtok refuses");
  }

  /**
   * Three tokens in Latin and one in Cyrillic letters: 75 and 25 percent of four, whatever else
   * there is. The union has five.
   */
  @Test
  void scriptsAreSharesOfTheTokensInLetters() {
    QtokTables tables =
        new QtokTables(
            List.of(
                new QtokVocabulary("a", Set.of("ab", "cd", " ef", "да", "12", "<s>")),
                new QtokVocabulary("b", Set.of("ab", "нет"))));
    assertThat(tables.allScripts().columns())
        .containsExactly("Tokenizer", "CYRILLIC (inner)", "LATIN (inner)", "LATIN (spaced)");
    assertThat(tables.allScripts().rows())
        .containsExactly(
            List.of("Qtok", 40.0, 40.0, 20.0),
            List.of("a", 25.0, 50.0, 25.0),
            List.of("b", 50.0, 50.0, 0.0));
    assertThat(tables.basicAbsolute().column("inner_other")).containsExactly(1L, 1L, 0L);
    assertThat(tables.basic().column("control_tokens")).containsExactly(14.29, 16.67, 0.0);
  }

  /**
   * "да" is of two languages and "нет" of one: halves and a whole over three pairs, so the row adds
   * up to 66.66. A token of one character does not count.
   */
  @Test
  void languagesAreSharesOfPairs() {
    QtokTables tables =
        new QtokTables(
            List.of(
                new QtokVocabulary("a", Set.of("да", "нет", "ж", "xy")),
                new QtokVocabulary("b", Set.of("xy"))));
    LanguageMap map =
        new LanguageMap(
            "Cyrillic",
            Map.of("да", List.of("ru", "bg"), "нет", List.of("ru"), "ж", List.of("kk")));
    assertThat(tables.allLanguages(map).columns()).containsExactly("Tokenizer", "bg", "ru");
    assertThat(tables.allLanguages(map).rows().get(1)).isEqualTo(List.of("a", 16.67, 50.0));
    assertThat(tables.allLanguages(map).rows().get(2)).isEqualTo(List.of("b", 0L, 0L));
  }

  /** 200 Latin tokens and one Greek: 0.5 percent everywhere goes to Other. */
  @Test
  void smallColumnsGoToOther() {
    Set<String> tokens = new java.util.HashSet<>(Set.of("αβ"));
    for (char a = 'a'; a < 'u'; a++) {
      for (char b = 'a'; b < 'k'; b++) {
        tokens.add("" + a + b);
      }
    }
    QtokTables tables = new QtokTables(List.of(new QtokVocabulary("v", tokens)));
    assertThat(tables.scripts(null).columns())
        .containsExactly("Tokenizer", "LATIN (inner)", "Other");
    assertThat(tables.scripts(null).rows().get(1)).isEqualTo(List.of("v", 99.5, 0.5));
    assertThat(tables.scripts(Set.of("GREEK (inner)")).rows().get(1))
        .isEqualTo(List.of("v", 0.5, 99.5));
  }

  /** What CPython 3.11 prints for round(x, 2). */
  @Test
  void roundsAsPythonDoes() {
    assertThat(PythonNumbers.round2(2.675)).isEqualTo(2.67);
    assertThat(PythonNumbers.round2(0.125)).isEqualTo(0.12);
    assertThat(PythonNumbers.round2(0.375)).isEqualTo(0.38);
    assertThat(PythonNumbers.round2(1.005)).isEqualTo(1.0);
  }

  private static Set<String> load(TokenizerSource source) {
    return QtokVocabulary.load(source, TokenizerContent.read(source)).tokens();
  }
}
