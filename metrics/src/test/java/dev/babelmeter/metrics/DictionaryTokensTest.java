// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DictionaryTokensTest {
  /** Ids say what looking the decoded texts up says, also when they were written and read again. */
  @Property
  void sharesFromIdsEqualThoseOfTheTexts(
      @ForAll("texts") List<String> vocabulary,
      @ForAll List<@IntRange(max = 11) Integer> emitted,
      @ForAll("dictionaries") Set<String> words,
      @ForAll("dictionaries") Set<String> roots) {
    TreeMap<Integer, String> texts = new TreeMap<>();
    vocabulary.forEach(text -> texts.put(texts.size(), text));
    TokenFrequencies frequencies = new TokenFrequencies();
    Set<String> types = new HashSet<>();
    for (int id : emitted) {
      frequencies.add(id);
      types.add(texts.get(id));
    }
    DictionaryTokens tokens = DictionaryTokens.of(texts, words, roots);
    DictionaryShares expected = DictionaryShares.of(types, words, roots);
    assertThat(tokens.shares(frequencies)).isEqualTo(expected);
    assertThat(
            DictionaryTokens.read(tokens.words(), tokens.roots(), tokens.aliases())
                .shares(frequencies))
        .isEqualTo(expected);
  }

  /** Three decoded types, "ev", "ler" and " ev": the space defeats the look-up; by hand. */
  @Test
  void aTokenIsLookedUpWithItsSpace() {
    TreeMap<Integer, String> texts = new TreeMap<>();
    List.of("ev", "ler", " ev", "ev", "x").forEach(text -> texts.put(texts.size(), text));
    TokenFrequencies emitted = new TokenFrequencies();
    List.of(0, 1, 2, 3, 3).forEach(emitted::add);
    DictionaryShares shares =
        DictionaryTokens.of(texts, Set.of("ev", "ler"), Set.of("ev")).shares(emitted);
    assertThat(shares).isEqualTo(new DictionaryShares(3, 2, 1));
    assertThat(shares.percentWords()).hasValue(200.0 / 3);
  }

  @Test
  void bytesThatAreNoTokensAreRefused() {
    ByteBuffer none = ByteBuffer.allocate(0);
    ByteBuffer wrong = ByteBuffer.wrap(new byte[] {(byte) 0x80});
    assertThatThrownBy(() -> DictionaryTokens.read(wrong, none, none))
        .isInstanceOf(IllegalArgumentException.class);
    // Token 0 stands for itself.
    ByteBuffer alias = ByteBuffer.wrap(new byte[] {1, 1});
    assertThatThrownBy(() -> DictionaryTokens.read(none, none, alias))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a", "b", " a", "c", "\uFFFD").list().ofSize(12);
  }

  @Provide
  Arbitrary<Set<String>> dictionaries() {
    return Arbitraries.of("a", "b", "c", " a").set();
  }
}
