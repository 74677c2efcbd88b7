// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.metrics.Variety;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VarietyFoldingTest {
  @Test
  void theFirstPairsKeepTheirScriptThenLanguagesThenNothing() {
    VarietyFolding folding = new VarietyFolding(List.of(new Variety("old", "Latn")));
    Set<Variety> seen = new HashSet<>(Set.of(new Variety("old", "Latn")));
    for (int i = 0; i < 5_000; i++) {
      seen.add(folding.fold(new Variety("l" + i % 1_500, "s" + i)));
    }
    assertThat(seen).hasSize(VarietyFolding.MAX);
    assertThat(folding.fold(new Variety("l0", "s0"))).isEqualTo(new Variety("l0", "s0"));
    assertThat(folding.fold(new Variety("old", "Latn"))).isEqualTo(new Variety("old", "Latn"));
    assertThat(folding.fold(new Variety("l1000", "new"))).isEqualTo(new Variety("l1000", "other"));
    assertThat(folding.fold(new Variety("never", "new"))).isEqualTo(new Variety("other", "other"));
  }

  @Test
  void whatIsTooLongIsNoLabel() {
    VarietyFolding folding = new VarietyFolding(List.of());
    assertThat(folding.fold(new Variety("x".repeat(201), "Latn")))
        .isEqualTo(new Variety("other", "other"));
  }

  @Test
  void goesOnFromWhatWasFoldedBefore() {
    VarietyFolding folding = new VarietyFolding(List.of(new Variety("de", "other")));
    assertThat(folding.fold(new Variety("de", "other"))).isEqualTo(new Variety("de", "other"));
    assertThat(folding.fold(new Variety("de", "Latn"))).isEqualTo(new Variety("de", "Latn"));
  }
}
