// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.views.totals.Label;

/** A label value that has totals of its own. */
public record AdmittedLabel(Label label, String value) {
  private static final char SEPARATOR = '/';

  /** Returns what {@link #storeKey} was made of. */
  public static AdmittedLabel ofStoreKey(String key) {
    int separator = key.indexOf(SEPARATOR);
    return new AdmittedLabel(
        Label.valueOf(key.substring(0, separator)), key.substring(separator + 1));
  }

  /** The key in the store of admitted labels: the label's constant, a slash, the value. */
  String storeKey() {
    return label.name() + SEPARATOR + value;
  }
}
