// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.views.v1.TotalsKey;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A property of texts whose values come with the events, so that nothing but a bound keeps them
 * from being endlessly many.
 */
public enum Label {
  /** Who pays. */
  TENANT(TotalsKey::getTenant, TotalsKey::setTenant),
  /** The text's language. */
  LANGUAGE(TotalsKey::getLanguage, TotalsKey::setLanguage),
  /** The text's script. */
  SCRIPT(TotalsKey::getScript, TotalsKey::setScript),
  /** The model that was called. */
  MODEL(TotalsKey::getModel, TotalsKey::setModel);

  /** The value that stands for all values beyond the bound. */
  public static final String OTHER = "other";

  /** The value that is shown where the events gave none; totals keep it as the empty string. */
  public static final String NONE = "none";

  private final Function<TotalsKey, String> getter;
  private final BiConsumer<TotalsKey, String> setter;

  Label(Function<TotalsKey, String> getter, BiConsumer<TotalsKey, String> setter) {
    this.getter = getter;
    this.setter = setter;
  }

  /** The label's name in metrics, queries and settings. */
  public String labelName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns this label's value in {@code key}. */
  public String of(TotalsKey key) {
    return getter.apply(key);
  }

  /** Returns this label's value in {@code key} as it is shown: never empty. */
  public String shownOf(TotalsKey key) {
    String value = of(key);
    return value.isEmpty() ? NONE : value;
  }

  void set(TotalsKey key, String value) {
    setter.accept(key, value);
  }
}
