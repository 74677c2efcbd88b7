// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.engine.Countable;
import dev.babelmeter.tokenizers.engine.SharedTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which vocabularies of a set are counted together. Those that can be cut within words form groups,
 * those that can be cut at spaces only form others, because a cut must suit all of a group; the
 * rest is counted text by text. Vocabularies that differ in their added tokens only are counted
 * once. Immutable.
 */
final class CountingPlan {
  /** Group of a vocabulary that is counted alone. */
  static final int ALONE = -1;

  private final List<SharedTables> groups = new ArrayList<>();
  private final int[] groupOf;
  private final int[] indexOf;

  CountingPlan(List<LoadedVocabulary> vocabularies) {
    groupOf = new int[vocabularies.size()];
    indexOf = new int[vocabularies.size()];
    java.util.Arrays.fill(groupOf, ALONE);
    group(vocabularies, true);
    group(vocabularies, false);
    for (LoadedVocabulary vocabulary : vocabularies) {
      Countable countable = vocabulary.engine().countable();
      if (countable != null && countable.bpe() != null) {
        countable.bpe().forgetSpelling();
      }
    }
  }

  private void group(List<LoadedVocabulary> vocabularies, boolean withinWords) {
    Map<String, List<Integer>> distinct = new LinkedHashMap<>();
    for (int v = 0; v < vocabularies.size(); v++) {
      Countable countable = vocabularies.get(v).engine().countable();
      if (countable != null
          && countable.isCutAtSpaces()
          && countable.isCutWithinWords() == withinWords) {
        distinct.computeIfAbsent(countable.counting(), c -> new ArrayList<>()).add(v);
      }
    }
    List<List<Integer>> all = List.copyOf(distinct.values());
    for (int from = 0; from < all.size(); from += SharedTables.MOST_VOCABULARIES) {
      int to = Math.min(all.size(), from + SharedTables.MOST_VOCABULARIES);
      List<List<Countable>> members = new ArrayList<>();
      for (List<Integer> alike : all.subList(from, to)) {
        List<Countable> same = new ArrayList<>();
        for (int v : alike) {
          groupOf[v] = groups.size();
          indexOf[v] = members.size();
          same.add(Objects.requireNonNull(vocabularies.get(v).engine().countable()));
        }
        members.add(same);
      }
      groups.add(new SharedTables(members));
    }
  }

  List<SharedTables> groups() {
    return groups;
  }

  /** The group of {@code vocabulary}, or {@link #ALONE}. */
  int groupOf(int vocabulary) {
    return groupOf[vocabulary];
  }

  /** Its index in its group. */
  int indexOf(int vocabulary) {
    return indexOf[vocabulary];
  }
}
