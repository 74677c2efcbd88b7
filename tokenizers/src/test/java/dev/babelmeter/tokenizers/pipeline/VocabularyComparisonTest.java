// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import dev.babelmeter.tokenizers.unicode.GeneralCategory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shared vocabularies against the reference, on samples: {@link FullComparison}, {@link
 * CodePointSweep} and {@link RandomComparison} compare everything.
 */
class VocabularyComparisonTest {
  private static final List<String> LINES = new ArrayList<>();

  @BeforeAll
  static void readCorpora() {
    assumeTrue(SharedData.isThere(), () -> "no test data in " + SharedData.folder());
    List<Path> corpora = SharedData.corpora();
    for (int i = 0; i < corpora.size(); i += 2) {
      // A line of every second text, another one each time.
      List<String> lines = SharedData.lines(corpora.get(i));
      LINES.add(lines.get(i % lines.size()));
    }
  }

  static Stream<String> names() {
    return SharedData.VOCABULARIES.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void agreesWithTheReference(String name) {
    try (Comparison comparison = new Comparison(name, SharedData.vocabulary(name))) {
      LINES.forEach(comparison::compare);
      Random random = new Random(name.hashCode());
      for (int i = 0; i < 100; i++) {
        comparison.compare(AdversarialTexts.random(random, i % 10 == 0 ? 100 : 16));
      }
      pairsOfCategories().forEach(comparison::compare);
      CodePointSweep.sweep(comparison, 401);
      comparison.compare(longWord());
      assertThat(comparison.firstMismatch).isNull();
    }
  }

  /** A member of each category before one of each, alone and within words. */
  private static List<String> pairsOfCategories() {
    List<String> members =
        Stream.of(GeneralCategory.values()).map(VocabularyComparisonTest::member).toList();
    List<String> texts = new ArrayList<>();
    for (String left : members) {
      StringBuilder text = new StringBuilder();
      for (String right : members) {
        String pair = left + right;
        text.append(pair).append(" a").append(pair).append("b 1").append(pair).append("2\n");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** The first member of {@code category} outside ASCII; a tab for surrogates. */
  private static String member(GeneralCategory category) {
    int bits = GeneralCategory.bits(category.name());
    return IntStream.range(0xA0, 0x110000)
        .filter(c -> CharacterProperties.inCategories(c, bits))
        .mapToObj(Character::toString)
        .findFirst()
        .orElse("\t");
  }

  /** A word that is too long to be merged pair by pair. */
  private static String longWord() {
    Random random = new Random(5);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      word.append((char) ('a' + random.nextInt(i % 7 == 0 ? 2 : 26)));
    }
    return word.toString();
  }
}
