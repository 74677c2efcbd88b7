// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.qtok.QtokClass;
import dev.babelmeter.tokenizers.qtok.QtokClasses;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedVocabulariesTest {
  /** The token 0 is {@code [PAD]} in BERT's file, and {@code !} in OpenAI's. */
  @Test
  void tokenClassesAreInTheOrderOfTheListAndReadOnce() {
    try (SharedVocabularies.Lease lease =
        SharedVocabularies.lease("bert-base-uncased,cl100k_base")) {
      List<QtokClasses> classes = lease.tokenClasses();
      assertThat(classes)
          .extracting(ofVocabulary -> ofVocabulary.of(0))
          .containsExactly(QtokClass.CONTROL_TOKENS, QtokClass.PURE_UNICODE);
      assertThat(lease.tokenClasses()).isSameAs(classes);
    }
  }
}
