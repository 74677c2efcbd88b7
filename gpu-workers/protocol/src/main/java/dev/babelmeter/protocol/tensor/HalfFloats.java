// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

/** Floating point in 16 bits. */
public final class HalfFloats {
  private static final int FRACTION_BITS = 10;
  private static final int FRACTION_MASK = 0x3FF;
  private static final int EXPONENT_MASK = 0x1F;
  private static final int FLOAT_FRACTION_BITS = 23;
  private static final int FLOAT_EXPONENT_SPECIAL = 0xFF << FLOAT_FRACTION_BITS;
  private static final int BIAS_DIFFERENCE = 127 - 15;

  /** The smallest positive binary16, 2^-24. */
  private static final float SMALLEST = 0x1p-24f;

  private HalfFloats() {}

  /** The value of the IEEE 754 binary16 {@code bits}; exact. */
  public static float binary16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> FRACTION_BITS) & EXPONENT_MASK;
    int fraction = bits & FRACTION_MASK;
    if (exponent == 0) {
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * SMALLEST));
    }
    int wideFraction = fraction << (FLOAT_FRACTION_BITS - FRACTION_BITS);
    int wideExponent =
        exponent == EXPONENT_MASK
            ? FLOAT_EXPONENT_SPECIAL
            : (exponent + BIAS_DIFFERENCE) << FLOAT_FRACTION_BITS;
    return Float.intBitsToFloat(sign | wideExponent | wideFraction);
  }

  /** The value of the bfloat16 {@code bits}; exact. */
  public static float bfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
