// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How translation groups are compared.
 *
 * @param pivots the languages that others are compared with; none when nothing is compared
 * @param groupWait how much later than the earliest text of a group the others may be
 * @param windowSize length of the windows that premiums are summed over
 */
public record PremiumConfig(List<String> pivots, Duration groupWait, Duration windowSize)
    implements Serializable {
  /** Copies the list. */
  public PremiumConfig {
    pivots = List.copyOf(pivots);
  }
}
