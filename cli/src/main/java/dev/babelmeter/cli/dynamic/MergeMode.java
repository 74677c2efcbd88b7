// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.dynamic;

import java.util.Locale;

/** How merges are found. */
public enum MergeMode {
  /** Each text is merged as far as it goes. */
  WORD,
  /** The most frequent pairs of a batch are merged, as in the paper. */
  BATCH,
  /** Merges learned elsewhere are applied. */
  FROZEN;

  /** Its name in tables and options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
