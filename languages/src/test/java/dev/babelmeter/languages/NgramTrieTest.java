// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A map of lists is the reference. */
class NgramTrieTest {
  @Property(tries = 200)
  void findsWhatIsInItAndNothingElse(
      @ForAll long seed,
      @ForAll @IntRange(max = 400) int size,
      @ForAll @IntRange(min = 1, max = 30) int symbols) {
    Random random = new Random(seed);
    List<int[]> ngrams = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ngrams.add(random.ints(1 + random.nextInt(3), 1, symbols + 1).toArray());
    }
    NgramTrie trie = new NgramTrie(ngrams);
    Set<List<Integer>> prefixes =
        ngrams.stream().flatMap(NgramTrieTest::prefixes).collect(Collectors.toSet());

    Map<Integer, List<Integer>> numbers = new HashMap<>();
    for (int a = 0; a <= symbols + 1; a++) {
      for (int b = 0; b <= symbols + 1; b++) {
        int unigram = trie.unigram(a);
        check(prefixes, numbers, List.of(a), unigram);
        int bigram = trie.child(unigram, b);
        check(prefixes, numbers, List.of(a, b), bigram);
        for (int c = 0; c <= symbols + 1; c++) {
          check(prefixes, numbers, List.of(a, b, c), trie.child(bigram, c));
        }
      }
    }
    assertThat(numbers).hasSameSizeAs(prefixes);
    assertThat(trie.size()).isEqualTo(prefixes.size() + 1);
  }

  @Test
  void theLargestSymbolHasAPlace() {
    int largest = (1 << Alphabet.BITS) - 1;
    NgramTrie trie = new NgramTrie(List.of(new int[] {largest, largest, largest}));

    int bigram = trie.child(trie.unigram(largest), largest);
    assertThat(trie.child(bigram, largest)).isNotEqualTo(NgramTrie.NONE);
    assertThat(trie.child(bigram, 1)).isEqualTo(NgramTrie.NONE);
    assertThat(trie.child(NgramTrie.NONE, largest)).isEqualTo(NgramTrie.NONE);
  }

  private static void check(
      Set<List<Integer>> prefixes,
      Map<Integer, List<Integer>> numbers,
      List<Integer> ngram,
      int number) {
    if (prefixes.contains(ngram)) {
      assertThat(number).isPositive();
      assertThat(numbers.computeIfAbsent(number, n -> ngram)).isEqualTo(ngram);
    } else {
      assertThat(number).as("%s", ngram).isEqualTo(NgramTrie.NONE);
    }
  }

  private static Stream<List<Integer>> prefixes(int[] ngram) {
    List<Integer> all = Arrays.stream(ngram).boxed().toList();
    return IntStream.rangeClosed(1, all.size()).mapToObj(n -> all.subList(0, n));
  }
}
