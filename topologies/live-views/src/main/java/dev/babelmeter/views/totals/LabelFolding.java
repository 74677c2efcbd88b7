// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.views.totals.LabelBounds.Bound;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Folds label values beyond their bound to {@link Label#OTHER}. First come, first served: a value
 * that was admitted once stays admitted for good, also when its bound is lowered later, because its
 * totals exist. Only an allow-list that no longer names a value turns it away.
 *
 * <p>Each label alone may be within its bound while their combinations are too many. Once there are
 * as many as allowed, a new one gives up everything but language and direction, so the number of
 * totals never exceeds {@code combinations + (languages + 2) * 3}.
 *
 * <p>The outcome depends on nothing but the order of the keys and the values admitted before.
 */
public final class LabelFolding {
  /** What the number of texts whose combination was folded is kept under. */
  public static final String COMBINATION = "combination";

  private final LabelBounds bounds;
  private final Map<Label, Set<String>> admitted = new EnumMap<>(Label.class);
  private final Set<TotalsKey> combinations;
  private final BiConsumer<Label, String> onAdmission;

  /**
   * Makes a folding that goes on from what was admitted before.
   *
   * @param admitted the values admitted so far
   * @param combinations the combinations that have a total
   * @param onAdmission told of every value that is admitted from now on
   */
  public LabelFolding(
      LabelBounds bounds,
      Map<Label, Set<String>> admitted,
      Set<TotalsKey> combinations,
      BiConsumer<Label, String> onAdmission) {
    this.bounds = bounds;
    for (Label label : Label.values()) {
      this.admitted.put(label, new HashSet<>(admitted.getOrDefault(label, Set.of())));
    }
    this.combinations = new HashSet<>(combinations);
    this.onAdmission = onAdmission;
  }

  /**
   * A key within the bounds.
   *
   * @param key the key that the texts are counted under
   * @param folded the names of the labels that gave up their value, {@link #COMBINATION} among them
   */
  public record Folded(TotalsKey key, Set<String> folded) {}

  /** Returns {@code key} within the bounds, and takes its total as existing from then on. */
  public Folded fold(TotalsKey key) {
    TotalsKey within = copyOf(key);
    Set<String> folded = new LinkedHashSet<>();
    for (Label label : Label.values()) {
      String value = normalized(label.of(key));
      if (!isAdmitted(label, value)) {
        folded.add(label.labelName());
        value = Label.OTHER;
      }
      label.set(within, value);
    }
    if (!combinations.contains(within) && combinations.size() >= bounds.combinations()) {
      folded.add(COMBINATION);
      keepLanguageAndDirectionOnly(within);
    }
    combinations.add(within);
    return new Folded(within, folded);
  }

  private boolean isAdmitted(Label label, String value) {
    if (value.isEmpty() || value.equals(Label.OTHER)) {
      return true;
    }
    Bound bound = bounds.of(label);
    Set<String> values = admitted.get(label);
    if (values.contains(value)) {
      return bound.allowed().isEmpty() || bound.allowed().contains(value);
    }
    if (!bound.admits(value, values.size())) {
      return false;
    }
    values.add(value);
    onAdmission.accept(label, value);
    return true;
  }

  /** A value that spells what is shown for an absent one would be counted apart and shown as it. */
  private static String normalized(String value) {
    return value.equals(Label.NONE) ? "" : value;
  }

  private static void keepLanguageAndDirectionOnly(TotalsKey key) {
    for (Label label : Label.values()) {
      if (label != Label.LANGUAGE) {
        label.set(key, Label.OTHER);
      }
    }
  }

  private static TotalsKey copyOf(TotalsKey key) {
    return new TotalsKey(
        key.getTenant(), key.getLanguage(), key.getScript(), key.getDirection(), key.getModel());
  }
}
