// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The paper's merging as it is written down there: all pairs are counted anew for every merge. It
 * shares nothing with {@link BatchMerger} and takes O(m N) steps.
 */
final class PaperMerger {
  private PaperMerger() {}

  static Merged merge(List<List<String>> sequences, int maxMerges, MergeRule rule) {
    List<List<String>> batch = new ArrayList<>(sequences);
    List<Merge> merges = new ArrayList<>();
    while (merges.size() < maxMerges) {
      // In the order of their first occurrence, as Python's Counter keeps them.
      Map<Merge, Integer> counts = new LinkedHashMap<>();
      for (List<String> sequence : batch) {
        for (int i = 0; i + 1 < sequence.size(); i++) {
          if (rule.allows(sequence.get(i), sequence.get(i + 1))) {
            counts.merge(new Merge(sequence.get(i), sequence.get(i + 1)), 1, Integer::sum);
          }
        }
      }
      Merge best = null;
      for (Map.Entry<Merge, Integer> pair : counts.entrySet()) {
        if (best == null || pair.getValue() > counts.get(best)) {
          best = pair.getKey();
        }
      }
      if (best == null) {
        break;
      }
      merges.add(best);
      for (int s = 0; s < batch.size(); s++) {
        batch.set(s, replace(batch.get(s), best));
      }
    }
    return new Merged(batch, merges);
  }

  /** {@code merge} everywhere in {@code sequence}, from left to right. */
  static List<String> replace(List<String> sequence, Merge merge) {
    List<String> replaced = new ArrayList<>();
    for (int i = 0; i < sequence.size(); i++) {
      if (i + 1 < sequence.size()
          && sequence.get(i).equals(merge.left())
          && sequence.get(i + 1).equals(merge.right())) {
        replaced.add(merge.merged());
        i++;
      } else {
        replaced.add(sequence.get(i));
      }
    }
    return replaced;
  }
}
