// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest {
  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  @Test
  void read_takesGoodLinesAndNamesOthers() throws Exception {
    Budgets budgets =
        read(
            """
            tenant\tmonthly_usd
            acme\t100.50
            b\t-1
            c\tmuch
            d
            acme\t2
            e\t1e99

            f\t0.01""");
    assertThat(budgets.dollars())
        .isEqualTo(Map.of("acme", new BigDecimal("100.50"), "f", new BigDecimal("0.01")));
    assertThat(problems).hasSize(5);
    assertThat(problems.get(0)).contains("line 3").contains("above 0");
    assertThat(problems.get(1)).contains("line 4").contains("decimal");
    assertThat(problems.get(2)).contains("line 5").contains("tab");
    assertThat(problems.get(3)).contains("line 6").contains("second");
    assertThat(problems.get(4)).contains("line 7");
  }

  @Test
  void read_refusesAFileThatIsNone() throws Exception {
    assertThat(read("acme\t5")).isEqualTo(Budgets.NONE);
    assertThat(problems).singleElement().asString().contains("header");
    problems.clear();
    assertThat(Budgets.read(folder.resolve("absent"), problems)).isEqualTo(Budgets.NONE);
    assertThat(problems).singleElement().asString().contains("cannot be read");
  }

  private Budgets read(String lines) throws Exception {
    return Budgets.read(Files.writeString(folder.resolve("budgets.tsv"), lines), problems);
  }
}
