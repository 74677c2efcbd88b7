// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.languages.Languages;
import org.apache.flink.api.common.functions.FilterFunction;

/**
 * Lets the texts through that can be compared: those of a translation group, in a language that is
 * known. When there is no pivot to compare with it lets none through, so that the graph, and with
 * it the state, stays the same.
 */
public final class InGroups implements FilterFunction<TextCounts> {
  private final boolean compared;

  /** Makes a filter for groups that are compared as {@code config} says. */
  public InGroups(PremiumConfig config) {
    this.compared = !config.pivots().isEmpty();
  }

  @Override
  public boolean filter(TextCounts counts) {
    String group = counts.getTranslationGroup();
    return compared
        && group != null
        && !group.isEmpty()
        && Languages.find(counts.getLanguage()).isPresent();
  }
}
