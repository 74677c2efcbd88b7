// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMeasureTest {
  @Test
  void agreesWithUnicodeAndPythonOnWhiteSpace() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      boolean expected =
          UCharacter.hasBinaryProperty(c, UProperty.WHITE_SPACE) || (c >= 0x1C && c <= 0x1F);
      assertThat(TextMeasure.isWhitespace(c)).as("U+%04X", c).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"'\ud800', 0", "'ab\udc00c', 2", "'\ud83d\ude00\ud83d', 2", "'\udc00\ud800', 0"})
  void refusesLoneSurrogatesWithoutQuotingTheText(String text, int position) {
    assertThatThrownBy(() -> TextMeasure.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lone surrogate at UTF-16 position " + position)
        .hasMessageNotContaining("ab");
  }
}
