// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is refused in the middle leaves nothing behind in the next one's counts. */
class RefusedTextTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 40})
  void leavesNothingBehind(int words) {
    String refused = "one, ".repeat(words) + "\uD83D two";
    String counted = "three four, five";
    try (VocabularySet set =
        VocabularySet.open(
            VocabularySpec.parseList("cl100k_base,bert-base-uncased"),
            HubConfig.fromEnvironment())) {
      TokenCounts expected = new TokenCounts(set.size());
      set.newCounter().count(counted, expected);
      TextCounter counter = set.newCounter();
      TokenCounts counts = new TokenCounts(set.size());
      for (int round = 0; round < 2; round++) {
        assertThatThrownBy(() -> counter.count(refused, counts))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("surrogate");
        counter.count(counted, counts);
        for (int v = 0; v < set.size(); v++) {
          assertThat(counts.tokens(v)).isEqualTo(expected.tokens(v));
          assertThat(counts.singleTokenWords(v)).isEqualTo(expected.singleTokenWords(v));
        }
      }
    }
  }
}
