// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.views.v1.AttributeKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributeFoldingTest {
  private static AttributeKey key(String attribute, String value, String language) {
    return new AttributeKey(attribute, value, language, "Latn");
  }

  @Test
  void bounds_holdWhateverComes() {
    AttributeFolding folding = new AttributeFolding(List.of(key("old", "first", "en")));
    Set<AttributeKey> seen = new HashSet<>();
    Set<String> attributes = new HashSet<>();
    Set<String> values = new HashSet<>();
    for (int attribute = 0; attribute < 20; attribute++) {
      for (int value = 0; value < 60; value++) {
        for (int language = 0; language < 20; language++) {
          AttributeKey folded = folding.fold(key("a" + attribute, "v" + value, "l" + language));
          seen.add(folded);
          attributes.add(folded.getAttribute());
          values.add(folded.getValue());
        }
      }
    }
    assertThat(attributes).hasSize(AttributeFolding.MAX_ATTRIBUTES).contains("other");
    assertThat(values).hasSize(AttributeFolding.MAX_VALUES + 1).contains("other");
    int folds = AttributeFolding.MAX_ATTRIBUTES * (AttributeFolding.MAX_VALUES + 1) + 1;
    assertThat(seen.size()).isLessThanOrEqualTo(AttributeFolding.MAX_KEYS + folds);
    assertThat(seen.size()).isGreaterThanOrEqualTo(AttributeFolding.MAX_KEYS - 1);
    assertThat(folding.fold(key("old", "first", "en"))).isEqualTo(key("old", "first", "en"));
    assertThat(folding.fold(key("a0", "v0", "l0"))).isEqualTo(key("a0", "v0", "l0"));
  }

  @Test
  void aValueThatIsNoLabel_isFolded() {
    AttributeFolding folding = new AttributeFolding(List.of());
    assertThat(folding.fold(key("team", "x".repeat(201), "en")))
        .isEqualTo(key("team", "other", "en"));
    assertThat(folding.fold(key("x".repeat(201), "red", "en")))
        .isEqualTo(key("other", "other", "en"));
    assertThat(folding.fold(key("team", "red", "x".repeat(201))))
        .isEqualTo(new AttributeKey("team", "red", "other", "other"));
  }
}
