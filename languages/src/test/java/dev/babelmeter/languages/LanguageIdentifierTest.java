// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageIdentifierTest {
  private static final LanguageIdentifier IDENTIFIER = LanguageIdentifier.create();

  @Test
  void aDeclaredLanguageIsUsedAsItIs() {
    assertThat(IDENTIFIER.identify("The parcel arrived late.", "deu"))
        .isEqualTo(new Identification("de", LanguageMethod.DECLARED, 1, "Latn"));
  }

  @Test
  void aDeclaredLanguageOutsideTheListIsOther() {
    assertThat(IDENTIFIER.identify("The parcel arrived late.", "tlh"))
        .isEqualTo(new Identification("other", LanguageMethod.DECLARED, 1, "Latn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "not a tag", "x-private"})
  void withoutAUsableDeclarationTheTextDecides(String declared) {
    String text = "The parcel arrived late and the box was damaged.";

    assertThat(IDENTIFIER.identify(text, declared)).isEqualTo(IDENTIFIER.identify(text, null));
    assertThat(IDENTIFIER.identify(text, declared).language()).isEqualTo("en");
  }

  @Test
  void declaredChineseSaysHowItIsWritten() {
    assertThat(IDENTIFIER.identify("訂單", "zh-TW").script()).isEqualTo("Hant");
    assertThat(IDENTIFIER.identify("订单", "zh-CN").script()).isEqualTo("Hans");
    assertThat(IDENTIFIER.identify("订单", "zh").script()).isEqualTo("Hani");
    assertThat(IDENTIFIER.identify("dìngdān", "zh-TW").script()).isEqualTo("Latn");
  }

  @ParameterizedTest
  @CsvSource({
    "注文はどこですか, ja, Jpan",
    "주문은 어디에 있나요, ko, Kore",
    "我的订单在哪里, zh, Hani",
    "คำสั่งซื้อของฉันอยู่ที่ไหน, th, Thai",
    "სად არის ჩემი შეკვეთა, ka, Geor",
    "Πού είναι η παραγγελία μου, el, Grek",
    "எனது ஆர்டர் எங்கே, ta, Taml"
  })
  void aScriptOfOneLanguageDecides(String text, String language, String script) {
    assertThat(IDENTIFIER.identify(text, null))
        .isEqualTo(new Identification(language, LanguageMethod.SCRIPT, 1, script));
  }

  @Test
  void theConfidenceOfAScriptIsItsShare() {
    Identification found = IDENTIFIER.identify("ქართული abc", null);

    assertThat(found).isEqualTo(new Identification("ka", LanguageMethod.SCRIPT, 0.7, "Geor"));
  }

  @ParameterizedTest
  @CsvSource({
    "'The parcel arrived late and the box was damaged.', en, Latn",
    "'Das Paket kam zu spät an, und die Schachtel war beschädigt.', de, Latn",
    "'Посылка пришла с опозданием, а коробка была повреждена.', ru, Cyrl",
    "'Посилка прийшла із запізненням, а коробка була пошкоджена.', uk, Cyrl",
    "'میرا آرڈر ابھی تک نہیں پہنچا، براہ کرم مدد کریں', ur, Arab",
    "'החבילה הגיעה באיחור והקופסה הייתה פגומה', he, Hebr",
    "'ትዕዛዜ እስካሁን አልደረሰም፣ እባክዎ የት እንዳለ ይንገሩኝ', am, Ethi",
    "'ကျွန်တော့်ပစ္စည်း မရောက်သေးပါ', my, Mymr"
  })
  void whereLanguagesShareAScriptTheDetectorDecides(String text, String language, String script) {
    Identification found = IDENTIFIER.identify(text, null);

    assertThat(found.language()).isEqualTo(language);
    assertThat(found.method()).isEqualTo(LanguageMethod.DETECTED);
    assertThat(found.script()).isEqualTo(script);
    assertThat(found.confidence()).isBetween(LanguageIdentifier.CONFIDENCE_FLOOR, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "ok, Latn",
    "xqzw, Latn",
    "https://example.org/an/english/path, Latn",
    "ᐃᓄᒃᑎᑐᑦ, Cans"
  })
  void anUncertainAnswerIsWithheld(String text, String script) {
    assertThat(IDENTIFIER.identify(text, null))
        .isEqualTo(new Identification("und", LanguageMethod.UNDETERMINED, 0, script));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\0",
        "\0\0\0",
        "\uD83D",
        "\uDE00\uD83D",
        "😀👍",
        "12 345,67",
        "...",
        "🇩🇪"
      })
  void aTextWithoutLettersIsUndetermined(String text) {
    assertThat(IDENTIFIER.identify(text, null))
        .isEqualTo(new Identification("und", LanguageMethod.UNDETERMINED, 0, "Zyyy"));
  }

  @Test
  void theBeginningOfALongTextDecides() {
    String german = "Das Paket kam zu spät an, und die Schachtel war beschädigt. ".repeat(20);
    String english = "The parcel arrived late and the box was damaged. ".repeat(100_000);

    assertThat(IDENTIFIER.identify(german + english, null))
        .isEqualTo(IDENTIFIER.identify(german, null));
    assertThat(IDENTIFIER.identify(german + english, null).language()).isEqualTo("de");
  }

  @Test
  void threadsThatShareAnIdentifierGetTheSameAnswers() {
    List<String> texts =
        List.of(
            "The parcel arrived late.",
            "Das Paket kam zu spät an.",
            "La caja llegó dañada.",
            "Посылка пришла поздно.");
    List<Identification> expected = texts.stream().map(t -> IDENTIFIER.identify(t, null)).toList();

    List<Identification> found =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(i -> IDENTIFIER.identify(texts.get(i % texts.size()), null))
            .toList();

    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isEqualTo(expected.get(i % texts.size()));
    }
  }
}
