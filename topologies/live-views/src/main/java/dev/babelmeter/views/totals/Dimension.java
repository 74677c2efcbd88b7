// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.views.v1.TotalsKey;
import java.util.Locale;

/** A property by which totals can be told apart, as metrics and queries show it. */
public enum Dimension {
  /** Who pays; {@code none} when the events did not say. */
  TENANT,
  /** A language of the closed list, {@code other} or {@code und}. */
  LANGUAGE,
  /** An ISO 15924 code. */
  SCRIPT,
  /** {@code input}, {@code output} or {@code unknown}. */
  DIRECTION,
  /** The model that was called; {@code none} when the events did not say. */
  MODEL;

  /** The dimension's name in metrics and queries. */
  public String dimensionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns this dimension's value in {@code key}; never empty. */
  public String of(TotalsKey key) {
    return switch (this) {
      case TENANT -> Label.TENANT.shownOf(key);
      case LANGUAGE -> Label.LANGUAGE.shownOf(key);
      case SCRIPT -> Label.SCRIPT.shownOf(key);
      case DIRECTION -> key.getDirection().name().toLowerCase(Locale.ROOT);
      case MODEL -> Label.MODEL.shownOf(key);
    };
  }
}
