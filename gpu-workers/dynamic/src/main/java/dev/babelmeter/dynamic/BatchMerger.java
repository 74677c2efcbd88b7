// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The paper's merging of a batch. Again and again the pair of neighbours that is most frequent in
 * the batch becomes one token everywhere, from left to right; of equally frequent ones, the pair
 * that occurs first. Overlapping occurrences count each; a pair that occurs once is merged too;
 * only the number of merges ends it, or that no pair is left that the rule allows.
 *
 * <p>The published code counts all pairs anew for every merge. This keeps for each pair its number
 * and its places, and the pairs in a heap, in time O(N log N) for N tokens, with the same result
 * token by token. What becomes of a text depends on the whole batch and its order.
 */
public final class BatchMerger {
  private static final int NONE = -1;

  /** A pair of neighbours that may be merged, or not. */
  private static final class Pair {
    final int left;
    final int right;
    final boolean allowed;

    /** Places where it is or was. */
    final PriorityQueue<Integer> places = new PriorityQueue<>();

    /** Places where it is. */
    int count;

    Pair(int left, int right, boolean allowed) {
      this.left = left;
      this.right = right;
      this.allowed = allowed;
    }
  }

  /**
   * A pair as it was when it was put into the heap. Its number may have fallen and its first place
   * moved back since; a rise is always put in anew.
   */
  private record Candidate(Pair pair, int count, int first) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::count).reversed().thenComparingInt(Candidate::first);

  private final MergeRule rule;
  private final List<String> spellings = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Long, Pair> pairs = new HashMap<>();
  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(BEST_FIRST);

  /** For each place of the batch the id of its token, or {@link #NONE} when it was merged away. */
  private final int[] tokens;

  private final int[] previous;
  private final int[] next;

  private BatchMerger(List<List<String>> sequences, MergeRule rule) {
    this.rule = rule;
    int size = sequences.stream().mapToInt(List::size).sum();
    tokens = new int[size];
    previous = new int[size];
    next = new int[size];
    int place = 0;
    for (List<String> sequence : sequences) {
      for (int i = 0; i < sequence.size(); i++) {
        tokens[place] = id(sequence.get(i));
        previous[place] = i == 0 ? NONE : place - 1;
        next[place] = i == sequence.size() - 1 ? NONE : place + 1;
        place++;
      }
    }
  }

  /**
   * Merges a batch.
   *
   * @param sequences spellings of the tokens of each text
   * @param maxMerges merges at most
   */
  public static Merged merge(List<List<String>> sequences, int maxMerges, MergeRule rule) {
    BatchMerger merger = new BatchMerger(sequences, rule);
    List<Merge> merges = merger.run(maxMerges);
    return new Merged(merger.sequences(sequences), merges);
  }

  /**
   * Merges one text as far as it goes. What becomes of it depends on nothing else, so a stream that
   * is replayed gives the same.
   */
  public static List<String> mergeAlone(List<String> tokens, MergeRule rule) {
    return merge(List.of(tokens), Integer.MAX_VALUE, rule).sequences().get(0);
  }

  private List<Merge> run(int maxMerges) {
    Set<Pair> found = new LinkedHashSet<>();
    for (int place = 0; place < tokens.length; place++) {
      appear(place, found);
    }
    found.forEach(this::propose);
    List<Merge> merges = new ArrayList<>();
    while (merges.size() < maxMerges) {
      Candidate best = candidates.poll();
      if (best == null) {
        break;
      }
      Pair pair = best.pair;
      if (pair.count == 0) {
        continue;
      }
      if (best.count != pair.count || best.first != first(pair)) {
        propose(pair);
        continue;
      }
      merges.add(new Merge(spellings.get(pair.left), spellings.get(pair.right)));
      replace(pair);
    }
    return merges;
  }

  private void propose(Pair pair) {
    if (pair.count > 0) {
      candidates.add(new Candidate(pair, pair.count, first(pair)));
    }
  }

  private int first(Pair pair) {
    while (!isAt(pair, pair.places.element())) {
      pair.places.remove();
    }
    return pair.places.element();
  }

  private boolean isAt(Pair pair, int place) {
    return tokens[place] == pair.left && next[place] != NONE && tokens[next[place]] == pair.right;
  }

  private void replace(Pair pair) {
    int merged = id(spellings.get(pair.left) + spellings.get(pair.right));
    Set<Pair> risen = new LinkedHashSet<>();
    for (Integer place = pair.places.poll(); place != null; place = pair.places.poll()) {
      // An overlapping occurrence goes with the one before it.
      if (isAt(pair, place)) {
        replaceAt(place, merged, risen);
      }
    }
    risen.forEach(this::propose);
  }

  private void replaceAt(int place, int merged, Set<Pair> risen) {
    int second = next[place];
    int before = previous[place];
    int after = next[second];
    vanish(place);
    if (before != NONE) {
      vanish(before);
    }
    if (after != NONE) {
      vanish(second);
      previous[after] = place;
    }
    tokens[place] = merged;
    tokens[second] = NONE;
    next[place] = after;
    if (before != NONE) {
      appear(before, risen);
    }
    appear(place, risen);
  }

  /** The pair that begins at {@code place} is there now. */
  private void appear(int place, Set<Pair> risen) {
    if (next[place] == NONE) {
      return;
    }
    Pair pair = pair(tokens[place], tokens[next[place]]);
    if (pair.allowed) {
      pair.count++;
      pair.places.add(place);
      risen.add(pair);
    }
  }

  /** The pair that begins at {@code place} is there no more. */
  private void vanish(int place) {
    Pair pair = pair(tokens[place], tokens[next[place]]);
    if (pair.allowed) {
      pair.count--;
    }
  }

  private Pair pair(int left, int right) {
    return pairs.computeIfAbsent(
        (long) left << Integer.SIZE | right,
        key -> new Pair(left, right, rule.allows(spellings.get(left), spellings.get(right))));
  }

  private int id(String spelling) {
    Integer known = ids.get(spelling);
    if (known != null) {
      return known;
    }
    if (spelling.isEmpty()) {
      throw new IllegalArgumentException("a token without a spelling cannot be merged");
    }
    int id = spellings.size();
    spellings.add(spelling);
    ids.put(spelling, id);
    return id;
  }

  private List<List<String>> sequences(List<List<String>> original) {
    List<List<String>> sequences = new ArrayList<>(original.size());
    int start = 0;
    for (List<String> sequence : original) {
      List<String> merged = new ArrayList<>();
      for (int place = sequence.isEmpty() ? NONE : start; place != NONE; place = next[place]) {
        merged.add(spellings.get(tokens[place]));
      }
      sequences.add(List.copyOf(merged));
      start += sequence.size();
    }
    return sequences;
  }
}
