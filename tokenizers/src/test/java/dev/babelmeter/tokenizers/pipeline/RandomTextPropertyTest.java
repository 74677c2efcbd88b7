// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts that jqwik makes, and shrinks where the engines differ. */
class RandomTextPropertyTest {
  private static final Map<String, String> CASES = ComponentCases.all();

  private static final List<Comparison> COMPARISONS =
      List.of("pattern 5", "DeepSeek", "Sequence", "added tokens 1", "trimmed offsets", "WordPiece")
          .stream()
          .map(name -> new Comparison(name, CASES.getOrDefault(name, "")))
          .toList();

  @Property(tries = 300)
  void idsAndOffsetsAreThoseOfTheReference(@ForAll("texts") String text) {
    for (Comparison comparison : COMPARISONS) {
      ReferenceTokenizer.Tokens expected = comparison.reference.encode(text);
      TokenSequence actual = comparison.encoder.encode(text);
      assertThat(actual.ids()).as(comparison.name).isEqualTo(expected.ids());
      assertThat(actual.starts()).as(comparison.name).isEqualTo(expected.starts());
      assertThat(actual.ends()).as(comparison.name).isEqualTo(expected.ends());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> fragments = Arbitraries.of(AdversarialTexts.FRAGMENTS);
    Arbitrary<String> characters =
        Arbitraries.integers()
            .between(0, 0x10FFFF)
            .filter(c -> c < 0xD800 || c > 0xDFFF)
            .map(Character::toString);
    return Arbitraries.oneOf(fragments, characters)
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }
}
