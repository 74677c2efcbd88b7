// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {
  @ParameterizedTest
  @CsvSource({
    "Hello, Latn",
    "Straße Ægir ﬁ, Latn",
    "Привет, Cyrl",
    "Γειά, Grek",
    "שלום, Hebr",
    "مرحبا, Arab",
    "नमस्ते, Deva",
    "สวัสดี, Thai",
    "გამარჯობა, Geor",
    "ᏣᎳᎩ, Cher",
    // plane 1: Deseret, Adlam
    "𐐔𐐯𐑅, Dsrt",
    "𞤀𞤣, Adlm",
    // Han alone, with kana, with Hangul, and Han of plane 2
    "訂單, Hani",
    "𠀀𠀁, Hani",
    "注文はどこですか, Jpan",
    "カタカナ, Jpan",
    "ひらがな, Jpan",
    "한국어, Kore",
    "大韓民國은 民主共和國이다, Kore",
    "ㄅㄆㄇ, Bopo",
    // the length mark belongs to kana only, the middle dot is no letter
    "ーー, Jpan",
    // digits, punctuation, emoji, mathematical letters and flags belong to no script
    "'', Zyyy",
    "12345, Zyyy",
    "'?!… 😀 👩‍👩‍👧', Zyyy",
    "🇩🇪, Zyyy",
    "𝒽𝑒𝓁𝓁𝑜, Zyyy",
    // the majority
    "abc где, Latn",
    "ab где, Cyrl",
    // a single kana in a Chinese sentence does not make it Japanese
    "我昨天在那家叫做茶の味的小店裡買了一些東西送給我的朋友們, Hani"
  })
  void tellsTheScriptOfMostLetters(String text, String expected) {
    assertThat(Scripts.of(text).script().code()).isEqualTo(expected);
  }

  @Test
  void sharesAreOfTheLettersThatBelongToAScript() {
    assertThat(Scripts.of("abc где!! 123 😀").share()).isEqualTo(0.5);
    assertThat(Scripts.of("aaa г").share()).isEqualTo(0.75);
    assertThat(Scripts.of("注文はどabc").share()).isCloseTo(4.0 / 7, within(1e-12));
    assertThat(Scripts.of("1").share()).isZero();
  }

  @Test
  void theFirstThousandLettersDecide() {
    String text = "1".repeat(5000) + "г".repeat(501) + "a".repeat(499) + "a".repeat(5000);

    assertThat(Scripts.of(text)).isEqualTo(new ScriptShare(script("Cyrl"), 0.501));
  }

  @Test
  void survivesBrokenText() {
    assertThat(Scripts.of("\0\uD800\uDC00\uDBFF\uFFFF").script().code()).isEqualTo("Linb");
    assertThat(Scripts.of("\uDC00\uD800").script()).isEqualTo(Scripts.NONE);
  }

  /** The JDK's own Unicode tables agree wherever a code point has one script. */
  @Test
  void agreesWithTheJdkOnEveryLetter() {
    Map<String, Character.UnicodeScript> byCode = new HashMap<>();
    for (Script script : Scripts.all()) {
      if (!script.code().equals("Jpan") && !script.code().equals("Kore")) {
        byCode.put(script.code(), Character.UnicodeScript.forName(jdkName(script.code())));
      }
    }
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      Character.UnicodeScript expected = Character.UnicodeScript.of(codePoint);
      boolean own =
          expected != Character.UnicodeScript.COMMON
              && expected != Character.UnicodeScript.INHERITED
              && expected != Character.UnicodeScript.HIRAGANA
              && expected != Character.UnicodeScript.KATAKANA
              && expected != Character.UnicodeScript.HANGUL;
      if (own && Character.isAlphabetic(codePoint)) {
        String code = Scripts.of(Character.toString(codePoint)).script().code();
        assertThat(byCode.get(code)).as("U+%04X", codePoint).isEqualTo(expected);
      }
    }
  }

  /** Scripts that are younger than the JDK's tables cannot occur there. */
  private static String jdkName(String code) {
    try {
      Character.UnicodeScript.forName(code);
      return code;
    } catch (IllegalArgumentException e) {
      return "Zyyy";
    }
  }

  private static Script script(String code) {
    return Scripts.all().stream().filter(s -> s.code().equals(code)).findFirst().orElseThrow();
  }
}
