// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredLanguageTest {
  /**
   * Sources: the Library of Congress's table of ISO 639-1, 639-2/T and 639-2/B codes; the IANA
   * Language Subtag Registry for deprecated subtags (iw, ji, in, mo), grandfathered tags and
   * macrolanguages.
   */
  @ParameterizedTest
  @CsvSource({
    // ISO 639-1 as it is, whatever the case, the region, the extensions
    "de, de",
    "DE, de",
    "de-AT, de",
    "de-Latn-DE-1996, de",
    "en-US-u-co-phonebk, en",
    "en-x-internal, en",
    "pt_BR, pt",
    "' fr ', fr",
    // ISO 639-2/T and 639-2/B
    "deu, de",
    "ger, de",
    "fra, fr",
    "fre, fr",
    "zho, zh",
    "chi, zh",
    "ces, cs",
    "cze, cs",
    "eus, eu",
    "baq, eu",
    "fas, fa",
    "per, fa",
    "hye, hy",
    "arm, hy",
    "kat, ka",
    "geo, ka",
    "mya, my",
    "bur, my",
    "nld, nl",
    "dut, nl",
    "ron, ro",
    "rum, ro",
    "slk, sk",
    "slo, sk",
    "sqi, sq",
    "alb, sq",
    "cym, cy",
    "wel, cy",
    "isl, is",
    "ice, is",
    "mkd, mk",
    "mac, mk",
    "mri, mi",
    "mao, mi",
    "msa, ms",
    "may, ms",
    "bod, bo",
    "tib, bo",
    "ell, el",
    "gre, el",
    // deprecated
    "iw, he",
    "ji, yi",
    "in, id",
    "mo, ro",
    "sh, sr",
    "tl, fil",
    // members of a macrolanguage
    "cmn, zh",
    "yue, zh",
    "zh-cmn-Hans, zh",
    "zh-yue, zh",
    "zh-min-nan, zh",
    "arb, ar",
    "arz, ar",
    "pes, fa",
    "prs, fa",
    "swh, sw",
    "zsm, ms",
    "khk, mn",
    "ekk, et",
    "lvs, lv",
    "npi, ne",
    "ory, or",
    "azj, az",
    "uzn, uz",
    "pbt, ps",
    "quy, qu",
    "quz, qu",
    "gug, gn",
    "kmr, ku",
    "als, sq",
    "ydd, yi",
    "plt, mg",
    "nb, no",
    "nn, no",
    "no-bok, no",
    // members that are on the list themselves
    "id, id",
    "ckb, ckb",
    "hr, hr",
    // well-formed and outside the list
    "tlh, other",
    "i-klingon, other",
    "xx, other",
    "zxx, other",
    "mul, other",
    "kl, other",
    "qaa, other",
    "sgn-ase, other"
  })
  void canonicalisesToTheClosedList(String declared, String expected) {
    assertThat(DeclaredLanguage.parse(declared))
        .get()
        .extracting(DeclaredLanguage::tag)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "und",
        "und-Latn",
        "root",
        "x-private",
        "-",
        "de-",
        "-de",
        "d",
        "1",
        "de--AT",
        "de AT",
        "deutsch oder so",
        "de-u",
        "日本語",
        "\0",
        "\uD800",
        "de\uD800",
        "en;q=0.8",
        "../.."
      })
  void takesWhatIsMalformedOrUndeterminedForNoDeclaration(String declared) {
    assertThat(DeclaredLanguage.parse(declared)).isEmpty();
  }

  @Test
  void takesAnEndlessTagForNoDeclaration() {
    assertThat(DeclaredLanguage.parse("de" + "-abcdefgh".repeat(100_000))).isEmpty();
  }

  /** Which script a region implies: CLDR's likely subtags. */
  @ParameterizedTest
  @CsvSource({
    "zh-Hant, Hant",
    "zh-Hans, Hans",
    "zh-TW, Hant",
    "zh-HK, Hant",
    "zh-CN, Hans",
    "zh-SG, Hans",
    "zh-Hans-TW, Hans",
    "zh,",
    "cmn,",
    "zh-Latn,",
    "ja-Hant,"
  })
  void readsHowChineseIsWritten(String declared, String expected) {
    assertThat(DeclaredLanguage.parse(declared))
        .get()
        .extracting(DeclaredLanguage::han)
        .isEqualTo(expected);
  }
}
