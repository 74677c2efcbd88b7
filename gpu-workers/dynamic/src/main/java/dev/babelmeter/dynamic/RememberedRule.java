// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import java.util.LinkedHashMap;
import java.util.Map;

/** A rule that remembers its answers for the pairs asked last. Belongs to one thread. */
public final class RememberedRule implements MergeRule {
  private final MergeRule rule;
  private final Map<Merge, Boolean> answers;

  /** Remembers the answers of {@code rule} for {@code maxPairs} pairs. */
  public RememberedRule(MergeRule rule, int maxPairs) {
    this.rule = rule;
    this.answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Merge, Boolean> eldest) {
            return size() > maxPairs;
          }
        };
  }

  @Override
  public boolean allows(String left, String right) {
    Merge pair = new Merge(left, right);
    Boolean known = answers.get(pair);
    if (known == null) {
      known = rule.allows(left, right);
      answers.put(pair, known);
    }
    return known;
  }
}
