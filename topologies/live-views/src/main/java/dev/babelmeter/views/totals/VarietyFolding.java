// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.metrics.Variety;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Bounds the pairs of language and script that have totals of their own. First come, first served:
 * beyond {@value #MAX_PAIRS} a new pair gives up its script, and beyond {@value #MAX_LANGUAGES}
 * languages that did so, its language. So there are never more than their sum and one.
 */
public final class VarietyFolding {
  /** Pairs with a script. The closed list has some two hundred languages, each in a few scripts. */
  public static final int MAX_PAIRS = 1_000;

  /** Languages of which some scripts were folded. */
  public static final int MAX_LANGUAGES = 300;

  /** The most pairs that there can be. */
  public static final int MAX = MAX_PAIRS + MAX_LANGUAGES + 1;

  private final Set<Variety> pairs = new HashSet<>();
  private final Set<Variety> languages = new HashSet<>();

  /** Makes a folding that goes on from the pairs that have totals. */
  public VarietyFolding(Collection<Variety> existing) {
    for (Variety variety : existing) {
      (variety.script().equals(Label.OTHER) ? languages : pairs).add(variety);
    }
  }

  /** Returns {@code variety} within the bound, and takes its total as existing from then on. */
  public Variety fold(Variety variety) {
    boolean isLabel =
        variety.language().length() <= LabelBounds.MAX_VALUE_LENGTH
            && variety.script().length() <= LabelBounds.MAX_VALUE_LENGTH;
    if (isLabel && !variety.script().equals(Label.OTHER) && admits(pairs, variety, MAX_PAIRS)) {
      return variety;
    }
    Variety language = new Variety(variety.language(), Label.OTHER);
    return isLabel && admits(languages, language, MAX_LANGUAGES)
        ? language
        : new Variety(Label.OTHER, Label.OTHER);
  }

  private static boolean admits(Set<Variety> admitted, Variety variety, int max) {
    return admitted.contains(variety) || (admitted.size() < max && admitted.add(variety));
  }
}
