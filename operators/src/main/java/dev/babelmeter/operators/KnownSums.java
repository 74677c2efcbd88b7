// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import org.jspecify.annotations.Nullable;

/** Sums of numbers that older jobs did not know. */
public final class KnownSums {
  private KnownSums() {}

  /** The sum; null when a part is, since a sum with a part that is not known is not known. */
  public static @Nullable Long add(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(Math.addExact(a, b));
  }
}
