// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.tally.TokenSequence;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class OffsetPropertyTest {
  private static VocabularySet vocabularies;

  @BeforeContainer
  static void open() {
    vocabularies = Vocabularies.open("r50k_base,cl100k_base,bert-base-uncased");
  }

  @AfterContainer
  static void close() {
    vocabularies.close();
  }

  @Provide
  Arbitrary<String> texts() {
    return Texts.any();
  }

  @Property
  void tokensOfByteLevelVocabulariesCoverTheTextInOrder(@ForAll("texts") String text) {
    TextCounter counter = vocabularies.newCounter();
    for (int v = 0; v < 2; v++) {
      TokenSequence tokens = counter.encode(text, v);
      int covered = 0;
      int last = 0;
      for (int i = 0; i < tokens.size(); i++) {
        assertThat(tokens.starts()[i]).isBetween(last, covered);
        assertThat(tokens.ends()[i]).isGreaterThan(tokens.starts()[i]);
        last = tokens.starts()[i];
        covered = Math.max(covered, tokens.ends()[i]);
      }
      assertThat(covered).isEqualTo(text.codePointCount(0, text.length()));
    }
  }

  @Property
  void tokensOfWordPieceLieInTheText(@ForAll("texts") String text) {
    TokenSequence tokens = vocabularies.newCounter().encode(text, 2);
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.starts()[i]).isNotNegative().isLessThanOrEqualTo(tokens.ends()[i]);
      assertThat(tokens.ends()[i]).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
    }
  }

  @Property
  void countsStayWithinTheirBounds(@ForAll("texts") String text) {
    TokenCounts counts = Vocabularies.count(vocabularies, text);
    TextMeasure measure = TextMeasure.of(text);
    for (int v = 0; v < vocabularies.size(); v++) {
      assertThat(counts.tokens(v)).isBetween(0L, measure.utf8Bytes());
      assertThat(counts.singleTokenWords(v)).isBetween(0L, measure.words());
      assertThat(counts.unknownTokens(v)).isBetween(-1L, counts.tokens(v));
    }
  }
}
