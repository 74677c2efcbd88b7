// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.ModelTokenizer;
import dev.babelmeter.training.source.Source;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import opennlp.tools.stemmer.PorterStemmer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static Source source;
  private static PieceVocabulary vocabulary;
  private static WordSplit split;

  @BeforeAll
  static void load() {
    source = Source.load();
    vocabulary = source.vocabulary();
    split = WordSplit.of(vocabulary, 1);
  }

  /** Random words of letters, and of the vocabulary's own pieces, against the reference. */
  @Test
  void cutsAsTheReferenceTokenizer() {
    SplittableRandom random = new SplittableRandom(11);
    MadeWords made = new MadeWords(vocabulary, split);
    try (ModelTokenizer reference = ModelTokenizer.open(source.encoder().tokenizer())) {
      for (int i = 0; i < 2000; i++) {
        StringBuilder word = new StringBuilder();
        if (i % 2 == 0) {
          for (int n = random.nextInt(1, 15); n > 0; n--) {
            word.append((char) random.nextInt('a', 'z' + 1));
          }
        } else {
          for (int id : made.sample(random)) {
            word.append(vocabulary.text(id));
          }
        }
        long[] ids = reference.encode(word.toString()).ids();
        int[] cut = vocabulary.cut(word.toString(), new BitSet());
        assertThat(cut).hasSize(ids.length - 2);
        for (int p = 0; p < cut.length; p++) {
          assertThat((long) cut[p]).as(word.toString()).isEqualTo(ids[p + 1]);
        }
      }
    }
  }

  /** Whatever chance does, pieces spell the word, and none is left out. */
  @Test
  void samplesSpellTheWord() {
    SplittableRandom random = new SplittableRandom(3);
    Set<List<Integer>> seen = new HashSet<>();
    int id = vocabulary.id("government").orElseThrow();
    BitSet without = split.without(id);
    for (int i = 0; i < 200; i++) {
      int[] pieces = vocabulary.sample("government", without, random, 0.3);
      StringBuilder spelled = new StringBuilder();
      for (int piece : pieces) {
        assertThat(without.get(piece)).isFalse();
        assertThat(PieceVocabulary.isWithin(vocabulary.spelling(piece)))
            .isEqualTo(!spelled.isEmpty());
        spelled.append(vocabulary.text(piece));
      }
      assertThat(spelled.toString()).isEqualTo("government");
      seen.add(Arrays.stream(pieces).boxed().toList());
    }
    assertThat(seen).hasSizeGreaterThan(5);
    assertThat(vocabulary.sample("government", without, random, 0))
        .isEqualTo(vocabulary.cut("government", without));
  }

  @Test
  void stemsAreOnOneSide_andHeldOutWordsAreNoPieces() {
    PorterStemmer stemmer = new PorterStemmer();
    Set<String> learned = new HashSet<>();
    split.train().forEach(id -> learned.add(stemmer.stem(vocabulary.text(id))));
    Set<String> validated = new HashSet<>();
    split.validation().forEach(id -> validated.add(stemmer.stem(vocabulary.text(id))));
    for (int id : split.test()) {
      String stem = stemmer.stem(vocabulary.text(id));
      assertThat(learned).doesNotContain(stem);
      assertThat(validated).doesNotContain(stem);
      for (int piece : split.asNew(vocabulary, id).pieces()) {
        assertThat(split.hidden().get(piece)).isFalse();
        assertThat(piece).isNotEqualTo(id);
      }
    }
    validated.forEach(stem -> assertThat(learned).doesNotContain(stem));
    assertThat(split.test().size()).isBetween(1500, 2600);
    assertThat(WordSplit.of(vocabulary, 2).test()).isNotEqualTo(split.test());
  }

  @Test
  void sentencesKeepWordsTogether() {
    List<Sentence> sentences = source.sentences(List.of("Photovoltaics, again"), 40);
    List<String> words =
        sentences.get(0).words().stream()
            .map(
                ids -> {
                  StringBuilder word = new StringBuilder();
                  for (int id : ids) {
                    word.append(vocabulary.text(id));
                  }
                  return word.toString();
                })
            .toList();
    assertThat(words).containsExactly("[CLS]", "photovoltaics", ",", "again", "[SEP]");
    assertThat(source.sentences(List.of("Photovoltaics, again"), 4)).isEmpty();
  }

  /** Neighbours must not draw the same numbers one step apart. */
  @Test
  void seedsOfNeighboursShareNothing() {
    Set<Long> drawn = new HashSet<>();
    for (int step = 0; step < 100; step++) {
      SplittableRandom random = new SplittableRandom(Seeds.of(1, step));
      for (int i = 0; i < 100; i++) {
        drawn.add(random.nextLong());
      }
    }
    assertThat(drawn).hasSize(10_000);
  }
}
