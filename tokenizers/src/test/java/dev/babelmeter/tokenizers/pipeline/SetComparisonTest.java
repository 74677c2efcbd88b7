// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/**
 * All shared vocabularies counted in one call, on samples: {@link SetRandomComparison} and {@link
 * SetFullComparison} compare everything.
 */
class SetComparisonTest {
  @Test
  void oneCallCountsAsEveryVocabularyAlone() {
    assumeTrue(SharedData.isThere(), () -> "no test data in " + SharedData.folder());
    try (SetComparison comparison = new SetComparison()) {
      SetRandomComparison.compare(comparison, 600, 7, SetRandomComparison.lines(97));
      SetFullComparison.compareLines(comparison, SetRandomComparison.lines(997));
      SetFullComparison.compareCodePoints(comparison, 4999);
      assertThat(comparison.texts).isGreaterThan(1000);
      assertThat(comparison.firstMismatch).isNull();
      assertThat(comparison.mismatches).isZero();
    }
  }
}
