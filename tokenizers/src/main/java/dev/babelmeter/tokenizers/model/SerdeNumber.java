// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/**
 * Reads decimal numbers as the reference does: serde_json without its feature {@code
 * float_roundtrip} makes an unsigned 64-bit integer of the first digits, ignores those that no
 * longer fit, and multiplies or divides by one power of ten. The result can lie a unit in the last
 * place beside the nearest double, enough to decide between two divisions of equal score.
 */
final class SerdeNumber {
  private static final double[] POWERS = new double[309];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private SerdeNumber() {}

  /**
   * Reads {@code number}, a number of JSON.
   *
   * @throws UnsupportedComponentException when it is too large for a double
   */
  static double parse(String number) {
    int at = number.startsWith("-") ? 1 : 0;
    boolean negative = at == 1;
    long digits = 0;
    long exponent = 0;
    boolean fraction = false;
    boolean full = false;
    for (; at < number.length(); at++) {
      char c = number.charAt(at);
      if (c == '.') {
        fraction = true;
        // Digits behind the point may fit where one before it did not.
        full = false;
        continue;
      }
      if (c == 'e' || c == 'E') {
        exponent += Long.parseLong(number.substring(at + 1));
        break;
      }
      full |= overflows(digits, c - '0');
      if (full) {
        exponent += fraction ? 0 : 1;
      } else {
        digits = digits * 10 + c - '0';
        exponent -= fraction ? 1 : 0;
      }
    }
    double value = scaled(digits, exponent);
    return negative ? -value : value;
  }

  private static boolean overflows(long digits, int digit) {
    int order = Long.compareUnsigned(digits, Long.divideUnsigned(-1, 10));
    return order > 0 || (order == 0 && digit > Long.remainderUnsigned(-1, 10));
  }

  private static double scaled(long digits, long exponent) {
    double value = digits >= 0 ? digits : 2.0 * (digits >>> 1 | (digits & 1));
    long rest = exponent;
    while (rest < -308 && value != 0) {
      value /= 1e308;
      rest += 308;
    }
    if (value == 0) {
      return 0;
    }
    if (rest <= 308) {
      value = rest < 0 ? value / POWERS[(int) -rest] : value * POWERS[(int) rest];
    }
    if (rest > 308 || Double.isInfinite(value)) {
      throw new UnsupportedComponentException("model.vocab", "a score is too large");
    }
    return value;
  }
}
