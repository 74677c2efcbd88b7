// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * Powers of e for a softmax over whole numbers, from two small tables: {@code e^(-(512a+b)t) =
 * e^(-512at) * e^(-bt)}. Immutable.
 */
final class Softmax {
  private static final int TABLE_BITS = 9;
  private static final int TABLE = 1 << TABLE_BITS;

  private final double[] coarse = new double[TABLE];
  private final double[] fine = new double[TABLE];

  /**
   * Makes the tables.
   *
   * @param unitsOfTemperature the worth of the number 1 divided by the temperature
   */
  Softmax(double unitsOfTemperature) {
    for (int i = 0; i < TABLE; i++) {
      // The same on every virtual machine, unlike Math.exp.
      coarse[i] = StrictMath.exp(-i * TABLE * unitsOfTemperature);
      fine[i] = StrictMath.exp(-i * unitsOfTemperature);
    }
  }

  /**
   * The power for a score that lies {@code behind} the best, which is not negative; 0 for one that
   * lies too far behind for the tables.
   */
  double power(int behind) {
    return behind >= TABLE * TABLE ? 0 : coarse[behind >>> TABLE_BITS] * fine[behind & TABLE - 1];
  }
}
