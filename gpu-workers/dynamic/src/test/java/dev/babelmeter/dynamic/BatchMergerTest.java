// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BatchMergerTest {
  /** More of them take longer and find more. */
  private static final int BATCHES = Integer.getInteger("babelmeter.random-batches", 20_000);

  private static final MergeRule ANY = (left, right) -> true;

  @Test
  void mergesTheMostFrequentPairEverywhere() {
    Merged merged =
        BatchMerger.merge(
            List.of(List.of("a", "b", "c"), List.of("x", "b", "c"), List.of("a", "b")), 1, ANY);
    // (a b) and (b c) occur twice each, and (a b) is seen first.
    assertThat(merged.merges()).containsExactly(new Merge("a", "b"));
    assertThat(merged.sequences())
        .containsExactly(List.of("ab", "c"), List.of("x", "b", "c"), List.of("ab"));
  }

  @Test
  void overlapsCount_andAreMergedFromTheLeft() {
    Merged merged = BatchMerger.merge(List.of(List.of("a", "a", "a", "b")), 1, ANY);
    assertThat(merged.merges()).containsExactly(new Merge("a", "a"));
    assertThat(merged.sequences()).containsExactly(List.of("aa", "a", "b"));
  }

  @Test
  void endsWhenNothingIsLeft() {
    Merged merged = BatchMerger.merge(List.of(List.of("a", "b"), List.of(), List.of("c")), 99, ANY);
    assertThat(merged.merges()).containsExactly(new Merge("a", "b"));
    assertThat(merged.sequences()).containsExactly(List.of("ab"), List.of(), List.of("c"));
    assertThat(BatchMerger.merge(List.of(), 9, ANY).sequences()).isEmpty();
  }

  /** One token arises in two ways, so a pair is merged, comes again and is merged again. */
  @Test
  void aPairMayComeAgain() {
    List<List<String>> batch =
        List.of(
            List.of("ab", "c", "d"),
            List.of("ab", "c", "d"),
            List.of("ab", "c", "d"),
            List.of("a", "bc", "d"));
    assertThat(BatchMerger.merge(batch, 99, ANY)).isEqualTo(PaperMerger.merge(batch, 99, ANY));
  }

  @Test
  void whatBecomesOfAText_dependsOnItsBatch() {
    List<String> text = List.of("a", "b", "c");
    Merged first = BatchMerger.merge(List.of(text, List.of("b", "c")), 1, ANY);
    Merged second = BatchMerger.merge(List.of(text, List.of("a", "b")), 1, ANY);
    assertThat(first.sequences().get(0)).containsExactly("a", "bc");
    assertThat(second.sequences().get(0)).containsExactly("ab", "c");
    assertThat(BatchMerger.mergeAlone(text, ANY)).containsExactly("abc");
  }

  /** Token by token and merge by merge, on random batches of few and many kinds of tokens. */
  @Test
  void equalsThePapersAlgorithm_onRandomBatches() {
    Random random = new Random(20250722);
    int compared = 0;
    for (int n = 0; n < BATCHES; n++) {
      List<List<String>> batch = batch(random);
      int maxMerges = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(30);
      MergeRule rule = rule(random);
      Merged expected = PaperMerger.merge(batch, maxMerges, rule);
      assertThat(BatchMerger.merge(batch, maxMerges, rule)).isEqualTo(expected);
      compared += expected.merges().size();
    }
    assertThat(compared).isGreaterThan(100_000);
  }

  /** The rules of all boundaries, over spellings with spaces, punctuation and broken UTF-8. */
  private static MergeRule rule(Random random) {
    int kind = random.nextInt(6);
    if (kind == 0) {
      return ANY;
    }
    if (kind == 1) {
      int seed = random.nextInt();
      return (left, right) -> ((left + right).hashCode() ^ seed) % 3 != 0;
    }
    Predicate<String> none = spelling -> false;
    return new BoundaryRule(Boundary.values()[kind - 2], none, spelling -> spelling.length() <= 2);
  }

  private static List<List<String>> batch(Random random) {
    String[] kinds = random.nextBoolean() ? FEW : MANY;
    int sequences = 1 + random.nextInt(5);
    List<List<String>> batch = new ArrayList<>();
    for (int s = 0; s < sequences; s++) {
      List<String> sequence = new ArrayList<>();
      int length = random.nextInt(25);
      for (int i = 0; i < length; i++) {
        sequence.add(kinds[random.nextInt(kinds.length)]);
      }
      batch.add(sequence);
    }
    return batch;
  }

  private static final String[] FEW = {"a", "b", "aa", "ab"};
  private static final String[] MANY = {
    "a", "b", "c", "Ġ", "Ġa", "Ċ", "-", ".", "Ã", "©", "Ã©", "1", "'s", "bc", "Ġb", "?!"
  };
}
