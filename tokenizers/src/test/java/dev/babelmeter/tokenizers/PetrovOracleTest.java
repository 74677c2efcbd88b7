// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The published token counts of Petrov et al. 2023, "Language Model Tokenizers Introduce Unfairness
 * Between Languages" (AleksandarPetrov/tokenization-fairness), on FLORES-200.
 */
class PetrovOracleTest {
  private static VocabularySet vocabularies;

  @BeforeAll
  static void open() {
    vocabularies =
        Vocabularies.open(
            SharedData.vocabulary("llama2")
                + ","
                + SharedData.vocabulary("gpt2")
                + ",r50k_base,cl100k_base");
  }

  @AfterAll
  static void close() {
    if (vocabularies != null) {
      vocabularies.close();
    }
  }

  @Test
  void reproducesEveryColumnOfEveryLanguage() throws IOException {
    List<String> rows =
        Files.readAllLines(SharedData.data("oracles").resolve("petrov_token_lengths.csv"));
    assertThat(rows.get(0))
        .isEqualTo("flores_code,language,LLAMA,GPT-2,r50k_base,cl100k_base,ByT5,CANINE,UTF-32");
    List<String> published = rows.subList(1, rows.size());
    List<String> counted =
        published.parallelStream().map(row -> count(row.split(",")[0], row.split(",")[1])).toList();
    assertThat(published).hasSize(41);
    assertThat(counted).isEqualTo(published);
  }

  private static String count(String code, String language) {
    String text =
        String.join(" ", lines("dev", code)) + " " + String.join(" ", lines("devtest", code));
    TokenCounts counts = Vocabularies.count(vocabularies, text);
    TextMeasure measure = TextMeasure.of(text);
    return String.join(
        ",",
        code,
        language,
        Long.toString(counts.tokens(0)),
        Long.toString(counts.tokens(1)),
        Long.toString(counts.tokens(2)),
        Long.toString(counts.tokens(3)),
        Long.toString(measure.utf8Bytes()),
        Long.toString(measure.characters()),
        Long.toString(measure.characters()));
  }

  /** As the published code reads a file: the empty line after the last line break counts. */
  private static List<String> lines(String part, String code) {
    return List.of(
        SharedData.text(SharedData.data("flores200").resolve(part).resolve(code + ".txt.gz"))
            .split("\n", -1));
  }
}
