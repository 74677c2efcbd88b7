// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.qtok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.reports.SharedFiles;
import dev.babelmeter.tokenizers.qtok.QtokClass;
import dev.babelmeter.tokenizers.qtok.QtokClasses;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of the Qtok command line is the reference. */
class QtokClassesTest {
  private static final int GPT2_TOKENS = 50_257;

  /** Every token of gpt2 has a name of its own, so that ids and names are as many. */
  @Test
  void theClassesOfAllIdsAddUpToThePublishedTable() throws Exception {
    QtokClasses classes = QtokClasses.of(SharedFiles.vocabulary("gpt2"));
    Map<QtokClass, Integer> counts = new EnumMap<>(QtokClass.class);
    for (int id = 0; id < GPT2_TOKENS; id++) {
      counts.merge(classes.of(id), 1, Integer::sum);
    }
    List<String> lines =
        Files.readAllLines(SharedFiles.data("oracles").resolve("qtok_basic_stats_abs.tsv"));
    List<String> header = Arrays.asList(lines.get(0).split("\t"));
    List<String> gpt2 =
        lines.stream()
            .map(line -> Arrays.asList(line.split("\t")))
            .filter(row -> row.get(0).equals("gpt2"))
            .findFirst()
            .orElseThrow();
    for (QtokClass tokenClass : QtokClass.values()) {
      assertThat(counts.getOrDefault(tokenClass, 0))
          .as(tokenClass.column())
          .isEqualTo(Integer.parseInt(gpt2.get(header.indexOf(tokenClass.column()))));
    }
    int[] ids = {0, 0, 262, 50256, 13};
    Map<QtokClass, Long> expected = new EnumMap<>(QtokClass.class);
    for (int id : ids) {
      expected.merge(classes.of(id), 1L, Long::sum);
    }
    assertThat(classes.count(ids)).isEqualTo(expected);
    assertThatThrownBy(() -> classes.of(GPT2_TOKENS)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> classes.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Qtok refuses unigram models; their tokens are text with a marker for spaces. */
  @Test
  void aUnigramModelIsReadAsText() {
    QtokClasses classes = QtokClasses.of(SharedFiles.vocabulary("t5small"));
    // 0 <pad>, 1 </s>, 3 ▁, 8 ▁the, 7 s, by the file.
    assertThat(classes.of(0)).isEqualTo(QtokClass.CONTROL_TOKENS);
    assertThat(classes.of(8)).isEqualTo(QtokClass.SPACED_ALPHA);
  }
}
