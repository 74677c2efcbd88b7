// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicoDollarsTest {
  @ParameterizedTest
  @CsvSource({"2.5e-06,2500000", "3.625e-09,3625", "0,0", "0.0,0", "0.01,10000000000", "1e-12,1"})
  void ofDollars_isExact(String dollars, long pico) {
    assertThat(PicoDollars.ofDollars(new BigDecimal(dollars))).isEqualTo(pico);
  }

  @ParameterizedTest
  @CsvSource({
    "-1e-6,negative",
    "0.0100001,above",
    "1e999999999,above",
    "1.5e-12,rounded",
    "1e-999999999,rounded",
    "8.333333333333334e-8,rounded"
  })
  void ofDollars_refusesWhatItCannotHold(String dollars, String reason) {
    assertThatThrownBy(() -> PicoDollars.ofDollars(new BigDecimal(dollars)))
        .isInstanceOf(PriceException.class)
        .hasMessageContaining(reason);
  }

  @Property
  void toDollars_isItsInverse(@ForAll @LongRange(min = 0, max = 10_000_000_000L) long pico) {
    assertThat(PicoDollars.ofDollars(PicoDollars.toDollars(pico))).isEqualTo(pico);
  }

  @Test
  void toDollars_keepsItsPlaces() {
    assertThat(PicoDollars.toDollars(2_500_000)).isEqualTo(new BigDecimal("0.000002500000"));
  }
}
