// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import dev.babelmeter.metrics.Jaccard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What vocabularies have in common: tokens that stand for the same bytes, however they are spelt.
 * Special tokens are left aside.
 */
public final class Overlap {
  private final List<String> names;
  private final List<Set<String>> keys;
  private final Map<String, Integer> holders = new HashMap<>();

  /** Compares {@code vocabularies}. */
  public Overlap(List<VocabularyTokens> vocabularies) {
    names = vocabularies.stream().map(VocabularyTokens::name).toList();
    keys = vocabularies.stream().map(VocabularyTokens::keys).toList();
    keys.forEach(set -> set.forEach(key -> holders.merge(key, 1, Integer::sum)));
  }

  /**
   * A vocabulary among the others.
   *
   * @param vocabulary its name
   * @param tokens its distinct tokens without special ones
   * @param core those that every vocabulary has
   * @param singleton those that no other vocabulary has
   * @param union distinct tokens of the vocabularies up to this one
   */
  public record Share(String vocabulary, long tokens, long core, long singleton, long union) {}

  /** Each vocabulary's share. */
  public List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    Set<String> union = new HashSet<>();
    for (int v = 0; v < names.size(); v++) {
      Set<String> own = keys.get(v);
      union.addAll(own);
      shares.add(
          new Share(
              names.get(v),
              own.size(),
              own.stream().filter(key -> holders.getOrDefault(key, 0) == names.size()).count(),
              own.stream().filter(key -> holders.getOrDefault(key, 0) == 1).count(),
              union.size()));
    }
    return shares;
  }

  /** The Jaccard index of each two vocabularies; 1 of each with itself. */
  public List<List<Double>> jaccard() {
    List<List<Double>> matrix = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      List<Double> row = new ArrayList<>();
      for (int b = 0; b < names.size(); b++) {
        row.add(
            b < a
                ? matrix.get(b).get(a)
                : Jaccard.index(keys.get(a), keys.get(b)).orElse(a == b ? 1 : 0));
      }
      matrix.add(row);
    }
    return matrix;
  }

  /** The names of the vocabularies. */
  public List<String> names() {
    return names;
  }
}
