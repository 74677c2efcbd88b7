// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import dev.babelmeter.tokenizers.Digests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges that were learned once and are applied to every text alike, so that a stream that is
 * replayed gives the same. Immutable.
 *
 * <p>Applying it does each merge in turn everywhere in a text, from left to right; applied to the
 * batch that it was learned on, it gives what was learned there.
 */
public final class MergeTable {
  private static final String HEADER = "babelmeter-merges 1";
  private static final String VOCABULARY = "vocabulary ";
  private static final String BOUNDARY = "boundary ";
  private static final int NONE = -1;
  private static final int[] NO_RANKS = {};

  private final String vocabulary;
  private final Boundary boundary;
  private final List<Merge> merges;
  private final Map<Merge, int[]> ranks = new HashMap<>();
  private final String version;

  private MergeTable(String vocabulary, Boundary boundary, List<Merge> merges) {
    this.vocabulary = vocabulary;
    this.boundary = boundary;
    this.merges = List.copyOf(merges);
    for (int rank = 0; rank < merges.size(); rank++) {
      ranks.merge(merges.get(rank), new int[] {rank}, MergeTable::joined);
    }
    this.version = Digests.sha256(text().getBytes(StandardCharsets.UTF_8));
  }

  private static int[] joined(int[] ranks, int[] more) {
    int[] joined = Arrays.copyOf(ranks, ranks.length + more.length);
    System.arraycopy(more, 0, joined, ranks.length, more.length);
    return joined;
  }

  /**
   * Learns a table from texts.
   *
   * @param vocabulary fingerprint of the vocabulary that their tokens are of
   * @param boundary that {@code rule} keeps
   * @param sequences spellings of the tokens of each text
   * @param maxMerges merges at most
   */
  public static MergeTable learn(
      String vocabulary,
      Boundary boundary,
      MergeRule rule,
      List<List<String>> sequences,
      int maxMerges) {
    return new MergeTable(
        vocabulary, boundary, BatchMerger.merge(sequences, maxMerges, rule).merges());
  }

  /** Fingerprint of the vocabulary whose tokens it merges. */
  public String vocabulary() {
    return vocabulary;
  }

  /** The boundary that it was learned within. */
  public Boundary boundary() {
    return boundary;
  }

  /** The merges, in their order. */
  public List<Merge> merges() {
    return merges;
  }

  /** SHA-256 of all of it: tables of one version do the same. */
  public String version() {
    return version;
  }

  private record Step(int rank, int place, Merge merge) {}

  private static final Comparator<Step> IN_TURN =
      Comparator.comparingInt(Step::rank).thenComparingInt(Step::place);

  /** Applies it to the tokens of a text, in time O(n log n). */
  public List<String> apply(List<String> sequence) {
    int size = sequence.size();
    @Nullable String[] tokens = sequence.toArray(new String[0]);
    int[] previous = new int[size];
    int[] next = new int[size];
    PriorityQueue<Step> steps = new PriorityQueue<>(IN_TURN);
    for (int place = 0; place < size; place++) {
      previous[place] = place - 1;
      next[place] = place == size - 1 ? NONE : place + 1;
    }
    for (int place = 0; place < size; place++) {
      propose(steps, tokens, next, place, NONE);
    }
    for (Step step = steps.poll(); step != null; step = steps.poll()) {
      int place = step.place;
      int second = next[place];
      if (!step.merge.left().equals(tokens[place])
          || second == NONE
          || !step.merge.right().equals(tokens[second])) {
        continue;
      }
      tokens[place] = step.merge.merged();
      tokens[second] = null;
      next[place] = next[second];
      if (next[place] != NONE) {
        previous[next[place]] = place;
      }
      if (previous[place] != NONE) {
        propose(steps, tokens, next, previous[place], step.rank);
      }
      propose(steps, tokens, next, place, step.rank);
    }
    List<String> merged = new ArrayList<>();
    for (int place = size == 0 ? NONE : 0; place != NONE; place = next[place]) {
      merged.add(tokens[place]);
    }
    return merged;
  }

  /** Plans the first merge after {@code rank} of the pair at {@code place}, if there is one. */
  private void propose(
      PriorityQueue<Step> steps, @Nullable String[] tokens, int[] next, int place, int rank) {
    String left = tokens[place];
    String right = next[place] == NONE ? null : tokens[next[place]];
    if (left == null || right == null) {
      return;
    }
    Merge merge = new Merge(left, right);
    for (int later : ranks.getOrDefault(merge, NO_RANKS)) {
      if (later > rank) {
        steps.add(new Step(later, place, merge));
        return;
      }
    }
  }

  /** Writes it as text: a header, and a merge a line with a space between its parts. */
  public void write(Writer out) throws IOException {
    out.write(text());
  }

  /**
   * Reads a table that {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else; the message names the line
   */
  public static MergeTable read(BufferedReader in) throws IOException {
    List<String> lines = in.lines().toList();
    if (lines.size() < 3
        || !lines.get(0).equals(HEADER)
        || !lines.get(1).startsWith(VOCABULARY)
        || !lines.get(2).startsWith(BOUNDARY)) {
      throw new IllegalArgumentException("this is no table of merges: its first lines are others");
    }
    List<Merge> merges = new ArrayList<>();
    for (int i = 3; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(" ", -1);
      if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + " is no merge: give two tokens with a space between them");
      }
      merges.add(new Merge(parts[0], parts[1]));
    }
    String label = lines.get(2).substring(BOUNDARY.length());
    for (Boundary boundary : Boundary.values()) {
      if (boundary.label().equals(label)) {
        return new MergeTable(lines.get(1).substring(VOCABULARY.length()), boundary, merges);
      }
    }
    throw new IllegalArgumentException("line 3 names no boundary that there is");
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append(HEADER).append('\n').append(VOCABULARY).append(vocabulary).append('\n');
    text.append(BOUNDARY).append(boundary.label()).append('\n');
    merges.forEach(
        merge -> text.append(merge.left()).append(' ').append(merge.right()).append('\n'));
    return text.toString();
  }
}
