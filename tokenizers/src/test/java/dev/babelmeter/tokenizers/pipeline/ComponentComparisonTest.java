// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every component alone, on random texts, against the reference: ids and offsets. */
class ComponentComparisonTest {
  private static final Map<String, String> CASES = ComponentCases.all();
  private static final int TEXTS = 60;

  static Stream<String> names() {
    return CASES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void agreesWithTheReference(String name) {
    try (Comparison comparison = new Comparison(name, CASES.getOrDefault(name, ""))) {
      Random random = new Random(name.hashCode());
      for (int i = 0; i < TEXTS; i++) {
        comparison.compare(AdversarialTexts.random(random, i % 10 == 0 ? 100 : 16));
      }
      assertThat(comparison.firstMismatch).isNull();
    }
  }
}
