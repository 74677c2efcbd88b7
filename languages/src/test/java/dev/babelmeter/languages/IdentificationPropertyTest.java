// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdentificationPropertyTest {
  private static final LanguageIdentifier IDENTIFIER = LanguageIdentifier.create();

  @Property
  void everyTextHasAnAnswerWithinItsBounds(
      @ForAll("texts") String text, @ForAll("tags") String tag) {
    Identification found = IDENTIFIER.identify(text, tag);

    assertThat(found.confidence()).isBetween(0.0, 1.0);
    assertThat(UScript.getCodeFromName(found.script())).isNotEqualTo(UScript.INVALID_CODE);
    switch (found.method()) {
      case UNDETERMINED -> {
        assertThat(found.language()).isEqualTo(Languages.UNDETERMINED);
        assertThat(found.confidence()).isZero();
      }
      case DECLARED -> {
        assertThat(found.confidence()).isEqualTo(1);
        assertThat(found.language())
            .matches(l -> l.equals(Languages.OTHER) || Languages.find(l).isPresent());
      }
      case SCRIPT, DETECTED -> {
        assertThat(Languages.find(found.language())).isPresent();
        assertThat(found.confidence()).isPositive();
      }
    }
  }

  @Property
  void anAnswerIsAlwaysTheSame(@ForAll("texts") String text) {
    assertThat(LanguageIdentifier.create().identify(new String(text.toCharArray()), null))
        .isEqualTo(IDENTIFIER.identify(text, null));
  }

  @Property
  void whatIsDetectedIsWrittenInTheScriptThatWasFound(@ForAll("texts") String text) {
    Identification found = IDENTIFIER.identify(text, null);

    if (found.method() != LanguageMethod.UNDETERMINED) {
      assertThat(ScriptLanguages.byScript().get(found.script()))
          .extracting(Language::tag)
          .contains(found.language());
    }
  }

  @Property
  void theCaseAndTheRegionOfADeclaredLanguageDoNotMatter(@ForAll("listed") String tag) {
    String language = IDENTIFIER.identify("", tag).language();

    assertThat(language).isEqualTo(tag);
    assertThat(IDENTIFIER.identify("", tag.toUpperCase(Locale.ROOT)).language()).isEqualTo(tag);
    assertThat(IDENTIFIER.identify("", new ULocale(tag).getISO3Language()).language())
        .isEqualTo(tag);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> anywhere = Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
    Arbitrary<Integer> bmp = Arbitraries.integers().between(0, 0xFFFF);
    Arbitrary<Integer> latin = Arbitraries.integers().between(' ', 0x17F);
    Arbitrary<Integer> cyrillic = Arbitraries.integers().between(0x400, 0x4FF);
    Arbitrary<Integer> cjk = Arbitraries.integers().between(0x3040, 0x4FFF);
    return Arbitraries.oneOf(anywhere, bmp, latin, cyrillic, cjk)
        .list()
        .ofMaxSize(300)
        .map(
            codePoints -> {
              StringBuilder text = new StringBuilder();
              codePoints.forEach(text::appendCodePoint);
              return text.toString();
            });
  }

  @Provide
  Arbitrary<String> tags() {
    Arbitrary<String> subtag =
        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> wellFormed =
        Combinators.combine(Arbitraries.strings().withCharRange('a', 'z').ofLength(3), subtag)
            .as((language, rest) -> language + "-" + rest);
    return Arbitraries.oneOf(
        wellFormed, Arbitraries.strings().ofMaxLength(100), Arbitraries.just("und"));
  }

  @Provide
  Arbitrary<String> listed() {
    return Arbitraries.of(Languages.all()).map(Language::tag);
  }
}
