// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.totals.LabelBounds.Bound;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelFoldingTest {
  private final List<String> admissions = new ArrayList<>();

  @Test
  void admitsTheFirstThatComeAndNoOther() {
    LabelFolding folding = folding(Samples.bounds(2, 9, 9, 9, 99), Map.of());
    assertThat(tenant(folding, "a")).isEqualTo("a");
    assertThat(tenant(folding, "b")).isEqualTo("b");
    assertThat(tenant(folding, "c")).isEqualTo("other");
    assertThat(tenant(folding, "a")).isEqualTo("a");
    assertThat(admissions).containsSubsequence("TENANT a", "TENANT b").doesNotContain("TENANT c");
  }

  @Test
  void neitherCountsNorFoldsAnAbsentValueAndOther() {
    LabelFolding folding = folding(Samples.bounds(1, 9, 9, 9, 99), Map.of());
    assertThat(fold(folding, "").folded()).isEmpty();
    assertThat(fold(folding, "other").folded()).isEmpty();
    assertThat(fold(folding, "a").folded()).isEmpty();
    assertThat(fold(folding, "b").folded()).containsExactly("tenant");
  }

  @Test
  void takesNoneForAnAbsentValue() {
    assertThat(tenant(folding(Samples.wideBounds(), Map.of()), "none")).isEmpty();
  }

  @Test
  void admitsOnlyWhatAnAllowListNames() {
    Map<Label, Bound> labels = new EnumMap<>(Samples.wideBounds().labels());
    labels.put(Label.TENANT, Bound.only(Set.of("b")));
    LabelFolding folding =
        folding(new LabelBounds(labels, 99), Map.of(Label.TENANT, Set.of("admitted before")));
    assertThat(tenant(folding, "a")).isEqualTo("other");
    assertThat(tenant(folding, "b")).isEqualTo("b");
    assertThat(tenant(folding, "admitted before")).isEqualTo("other");
  }

  @Test
  void keepsWhatWasAdmittedUnderAHigherBound() {
    LabelFolding folding =
        folding(Samples.bounds(1, 9, 9, 9, 99), Map.of(Label.TENANT, Set.of("a", "b")));
    assertThat(tenant(folding, "a")).isEqualTo("a");
    assertThat(tenant(folding, "b")).isEqualTo("b");
    assertThat(tenant(folding, "c")).isEqualTo("other");
  }

  @Test
  void refusesAValueThatIsTooLongToBeALabel() {
    LabelFolding folding = folding(Samples.wideBounds(), Map.of());
    assertThat(tenant(folding, "x".repeat(200))).hasSize(200);
    assertThat(tenant(folding, "x".repeat(201))).isEqualTo("other");
  }

  @Test
  void foldsANewCombinationOnceThereAreAsManyAsAllowed() {
    LabelFolding folding = folding(Samples.bounds(9, 9, 9, 9, 2), Map.of());
    assertThat(fold(folding, "a").folded()).isEmpty();
    assertThat(fold(folding, "b").folded()).isEmpty();
    LabelFolding.Folded third = fold(folding, "c");
    assertThat(third.key())
        .isEqualTo(new TotalsKey("other", "de", "other", Direction.INPUT, "other"));
    assertThat(third.folded()).containsExactly("combination");
    assertThat(fold(folding, "a").folded()).isEmpty();
  }

  @Test
  void leavesAKeyWithinItsBoundsAsItIs() {
    TotalsKey key = new TotalsKey("acme", "zh", "Hans", Direction.OUTPUT, "gpt");
    assertThat(folding(Samples.wideBounds(), Map.of()).fold(key).key()).isEqualTo(key);
  }

  private LabelFolding folding(LabelBounds bounds, Map<Label, Set<String>> admitted) {
    return new LabelFolding(
        bounds, admitted, Set.of(), (label, value) -> admissions.add(label + " " + value));
  }

  private LabelFolding.Folded fold(LabelFolding folding, String tenant) {
    return folding.fold(new TotalsKey(tenant, "de", "Latn", Direction.INPUT, "m"));
  }

  private String tenant(LabelFolding folding, String tenant) {
    return fold(folding, tenant).key().getTenant();
  }
}
