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

  /** The smallest normal binary16. */
  private static final float SMALLEST_NORMAL = 0x1p-14f;

  /** Half-way between the largest binary16, 65504, and what would come next. */
  private static final float TOO_LARGE = 65_520f;

  private static final int NOT_A_NUMBER = 0x7E00;

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

  /**
   * The bits of the binary16 nearest to {@code value}, the even one of two; beyond the largest it
   * is infinity.
   */
  public static short toBinary16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | NOT_A_NUMBER);
    }
    if (magnitude >= TOO_LARGE) {
      return (short) (sign | EXPONENT_MASK << FRACTION_BITS);
    }
    if (magnitude < SMALLEST_NORMAL) {
      // Multiples of the smallest: rint rounds to the even one of two.
      return (short) (sign | (int) Math.rint(magnitude / SMALLEST));
    }
    int shift = FLOAT_FRACTION_BITS - FRACTION_BITS;
    int wide = Float.floatToRawIntBits(magnitude) - (BIAS_DIFFERENCE << FLOAT_FRACTION_BITS);
    int half = wide >> shift;
    int rest = wide & ((1 << shift) - 1);
    int middle = 1 << (shift - 1);
    if (rest > middle || (rest == middle && (half & 1) == 1)) {
      half++;
    }
    return (short) (sign | half);
  }

  /** The value of the bfloat16 {@code bits}; exact. */
  public static float bfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
