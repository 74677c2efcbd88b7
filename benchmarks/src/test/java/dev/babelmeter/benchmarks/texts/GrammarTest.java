// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrammarTest {
  @Test
  void writesRulesWordsAndEscapes() {
    Grammar grammar =
        new Grammar(List.of("# a comment", "", "text = a«b»\\n\\t\\s\\\\", "b = «word»!"));
    assertThat(write(grammar, "text")).matches("a[a-z]+!\n\t \\\\");
  }

  @Test
  void endsEndlessRulesByTheirFirstAlternative() {
    Grammar grammar = new Grammar(List.of("e = x", "e = («e»«e»)", "e = («e»«e»)", "e = («e»«e»)"));
    for (int i = 0; i < 100; i++) {
      assertThat(write(grammar, "e")).matches("[x()]+");
    }
  }

  @Test
  void refusesUnknownNamesAndEscapes() {
    assertThatThrownBy(() -> write(new Grammar(List.of("text = «nothing»")), "text"))
        .hasMessageContaining("'nothing'");
    assertThatThrownBy(() -> new Grammar(List.of("text = \\q"))).hasMessageContaining("\\q");
    assertThatThrownBy(() -> new Grammar(List.of("no rule"))).hasMessageContaining("no rule");
  }

  @Test
  void everyGrammarOfTheProjectWritesDifferentTextsAndTheSameAgain() {
    Set<String> seen = new HashSet<>();
    for (String kind : List.of("code", "chat")) {
      for (String language : kind.equals("code") ? GeneratedTexts.CODE : GeneratedTexts.CHAT) {
        GeneratedTexts texts = new GeneratedTexts(kind, language, 1);
        GeneratedTexts again = new GeneratedTexts(kind, language, 1);
        for (int i = 0; i < 300; i++) {
          String text = texts.next();
          assertThat(text).isEqualTo(again.next()).doesNotContain("«", "»");
          assertThat(seen.add(text)).as(text).isTrue();
        }
      }
    }
  }

  private static String write(Grammar grammar, String name) {
    StringBuilder text = new StringBuilder();
    grammar.write(name, new GeneratedWords(new Random(3), List.of("one")), text);
    return text.toString();
  }
}
