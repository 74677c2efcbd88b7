// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.reports.premium.LanguageCode.Standing;
import dev.babelmeter.tokenizers.unicode.Graphemes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"eng_Latn", "en", "pt-BR", "zho_Hant", "shn_Mymr", "quy_Latn", "jpn_Jpan"})
  void knowsLanguages(String code) {
    assertThat(LanguageCode.of(code)).isEqualTo(Standing.KNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes", "xx", "eng_Abcd", "README", "1", "en_Latn_", "a b", "_"})
  void knowsWhatIsNone(String code) {
    assertThat(LanguageCode.of(code)).isEqualTo(Standing.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyq", "xyq_Latn"})
  void leavesRareLanguagesToTheUser(String code) {
    assertThat(LanguageCode.of(code)).isEqualTo(Standing.UNLISTED);
  }

  /** A family is one cluster, a flag two indicators, and a Devanagari conjunct one. */
  @Test
  void countsGraphemeClusters() {
    assertThat(Graphemes.count("👨‍👩‍👧🇩🇪क्षe\u0301\r\n")).isEqualTo(5);
    assertThat(Graphemes.count("")).isZero();
  }
}
