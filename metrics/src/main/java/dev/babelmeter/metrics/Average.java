// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Locale;

/** How the texts of a sample become one number. */
public enum Average {
  /** The sum of the numerators over the sum of the denominators; merges exactly. */
  RATIO_OF_SUMS,
  /** The plain mean of each text's ratio; see {@link MeanRatio}. */
  MEAN_OF_RATIOS;

  /** The name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
