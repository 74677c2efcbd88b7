// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.views.v1.TotalsKey;
import java.util.Locale;

/**
 * A property of texts whose values come with the events, so that nothing but a bound keeps them
 * from being endlessly many.
 */
public enum Label {
  /** Who pays. */
  TENANT,
  /** The text's language. */
  LANGUAGE,
  /** The text's script. */
  SCRIPT,
  /** The model that was called. */
  MODEL;

  /** The value that stands for all values beyond the bound. */
  public static final String OTHER = "other";

  /** The value that is shown where the events gave none; totals keep it as the empty string. */
  public static final String NONE = "none";

  /** The label's name in metrics, queries and settings. */
  public String labelName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns this label's value in {@code key}. */
  public String of(TotalsKey key) {
    return switch (this) {
      case TENANT -> key.getTenant();
      case LANGUAGE -> key.getLanguage();
      case SCRIPT -> key.getScript();
      case MODEL -> key.getModel();
    };
  }

  /** Returns this label's value in {@code key} as it is shown: never empty. */
  public String shownOf(TotalsKey key) {
    String value = of(key);
    return value.isEmpty() ? NONE : value;
  }

  void set(TotalsKey key, String value) {
    switch (this) {
      case TENANT -> key.setTenant(value);
      case LANGUAGE -> key.setLanguage(value);
      case SCRIPT -> key.setScript(value);
      case MODEL -> key.setModel(value);
    }
  }
}
