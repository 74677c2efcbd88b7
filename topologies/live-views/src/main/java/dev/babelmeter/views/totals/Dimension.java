// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.views.v1.TotalsKey;
import java.util.Locale;
import java.util.function.Function;

/** A property by which totals can be told apart, as metrics and queries show it. */
public enum Dimension {
  /** Who pays; {@code none} when the events did not say. */
  TENANT(Label.TENANT::shownOf),
  /** A language of the closed list, {@code other} or {@code und}. */
  LANGUAGE(Label.LANGUAGE::shownOf),
  /** An ISO 15924 code. */
  SCRIPT(Label.SCRIPT::shownOf),
  /** {@code input}, {@code output} or {@code unknown}. */
  DIRECTION(key -> key.getDirection().name().toLowerCase(Locale.ROOT)),
  /** The model that was called; {@code none} when the events did not say. */
  MODEL(Label.MODEL::shownOf);

  private final Function<TotalsKey, String> value;

  Dimension(Function<TotalsKey, String> value) {
    this.value = value;
  }

  /** The dimension's name in metrics and queries. */
  public String dimensionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns this dimension's value in {@code key}; never empty. */
  public String of(TotalsKey key) {
    return value.apply(key);
  }
}
