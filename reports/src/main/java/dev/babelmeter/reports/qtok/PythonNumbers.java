// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.qtok;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Python prints them. */
final class PythonNumbers {
  private PythonNumbers() {}

  /** Python's {@code round(x, 2)}: the exact binary value, rounded half to even. */
  static double round2(double x) {
    return new BigDecimal(x).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
  }
}
