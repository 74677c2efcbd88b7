// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {
  /** The examples of IEEE 754-2019, 3.4, table 3.5: extremes and neighbours of binary16. */
  @ParameterizedTest
  @CsvSource({
    "0x3C00, 1.0",
    "0x3C01, 1.0009765625",
    "0xC000, -2.0",
    "0x7BFF, 65504.0",
    "0x0400, 6.103515625e-5",
    "0x03FF, 6.097555160522461e-5",
    "0x0001, 5.960464477539063e-8",
    "0x3555, 0.333251953125",
  })
  void readsBinary16(String bits, float value) {
    assertThat(HalfFloats.binary16((short) (int) Integer.decode(bits))).isEqualTo(value);
  }

  @Test
  void readsSpecialValues() {
    assertThat(HalfFloats.binary16((short) 0x7C00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(HalfFloats.binary16((short) 0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(HalfFloats.binary16((short) 0x7E00)).isNaN();
    assertThat(Float.floatToRawIntBits(HalfFloats.binary16((short) 0x8000)))
        .isEqualTo(Float.floatToRawIntBits(-0f));
  }

  @Test
  void readsBfloat16() {
    assertThat(HalfFloats.bfloat16((short) 0x3F80)).isEqualTo(1f);
    assertThat(HalfFloats.bfloat16((short) 0xC2F7)).isEqualTo(-123.5f);
    assertThat(HalfFloats.bfloat16((short) 0x7FC0)).isNaN();
  }

  /** Every finite binary16 is its own nearest; half-way between two lies nearest the even one. */
  @Test
  void writesTheNearestBinary16() {
    for (int bits = 0; bits < 0x7C00; bits++) {
      float value = HalfFloats.binary16((short) bits);
      float next = bits == 0x7BFF ? 65_536 : HalfFloats.binary16((short) (bits + 1));
      float middle = value + (next - value) / 2;
      int even = (bits & 1) == 0 ? bits : bits + 1;
      assertThat(HalfFloats.toBinary16(value)).isEqualTo((short) bits);
      assertThat(HalfFloats.toBinary16(-value)).isEqualTo((short) (bits | 0x8000));
      assertThat(HalfFloats.toBinary16(middle)).isEqualTo((short) even);
      assertThat(HalfFloats.toBinary16(Math.nextDown(middle))).isEqualTo((short) bits);
      assertThat(HalfFloats.toBinary16(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
    }
    assertThat(HalfFloats.toBinary16(Float.POSITIVE_INFINITY)).isEqualTo((short) 0x7C00);
    assertThat(HalfFloats.toBinary16(Float.NaN)).isEqualTo((short) 0x7E00);
  }
}
