// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytePremiumsTest {
  @Test
  void findsLanguagesUnderTheirVariousCodes() {
    double german = BytePremiums.find("deu", "Latn").orElseThrow().bytes();
    assertThat(german).isCloseTo(1.0536, within(1e-4));
    assertThat(BytePremiums.find("de", "Latn")).isEqualTo(BytePremiums.find("deu", "Latn"));
    assertThat(BytePremiums.find("DE", "LATN")).isEqualTo(BytePremiums.find("deu", "Latn"));
    assertThat(BytePremiums.find("ar", "Arab")).isEqualTo(BytePremiums.find("arb", "Arab"));
    assertThat(BytePremiums.find("sw", "Latn")).isEqualTo(BytePremiums.find("swh", "Latn"));
    assertThat(BytePremiums.find("zh", "Hans")).isNotEqualTo(BytePremiums.find("zh", "Hant"));
    assertThat(BytePremiums.premium("en", "Latn", "de", "Latn"))
        .hasValueCloseTo(1 / german, within(1e-12));
  }

  @Test
  void saysSoWhereThereIsNone() {
    assertThat(BytePremiums.find("de", "Cyrl")).isEmpty();
    assertThat(BytePremiums.find("tlh", "Latn")).isEmpty();
    assertThat(BytePremiums.find("other", "Latn")).isEmpty();
    assertThat(BytePremiums.premium("tlh", "Latn", "en", "Latn")).isEmpty();
  }

  @Test
  void equalsThePublishedTable() throws IOException {
    Path published =
        Path.of(System.getProperty("babelmeter.shared", ""), "data/oracles/byte_premiums.tsv");
    assumeTrue(Files.exists(published), "the shared test data is absent (babelmeter.shared)");
    List<String> rows = Files.readAllLines(published);
    List<String> header = List.of(rows.get(0).split("\t", -1));
    int coefficient = header.indexOf("byte_coef");
    List<String> codes = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      if (!cells[coefficient].isEmpty()) {
        codes.add(cells[0]);
        String[] code = cells[0].split("_");
        // Two macrolanguages stand for a member that has a coefficient of its own.
        if (!List.of("est_latn", "nor_latn").contains(cells[0])) {
          assertThat(BytePremiums.find(code[0], code[1]).orElseThrow().bytes())
              .isEqualTo(Double.parseDouble(cells[coefficient]));
        }
      }
    }
    assertThat(BytePremiums.codes()).containsExactlyInAnyOrderElementsOf(codes);
  }
}
