// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {
  @Test
  void listIsLargeOrderedAndUnique() {
    List<String> tags = Languages.all().stream().map(Language::tag).toList();

    assertThat(tags).hasSizeGreaterThanOrEqualTo(70).doesNotHaveDuplicates().isSorted();
  }

  /** The JDK checks the form and CLDR, through ICU, the canonical form and the name. */
  @Test
  void everyTagIsAWellFormedCanonicalPrimarySubtagUnderItsOwnName() {
    for (Language language : Languages.all()) {
      String tag = language.tag();
      assertThat(tag).matches("[a-z]{2,3}");
      assertThat(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag()).isEqualTo(tag);
      assertThat(ULocale.createCanonical(ULocale.forLanguageTag(tag)).toLanguageTag())
          .isEqualTo(tag);
      assertThat(language.name()).isEqualTo(ULocale.getDisplayLanguage(tag, "en"));
    }
  }

  @Test
  void everyScriptIsAnIso15924CodeAndTheFirstIsTheUsualOne() {
    for (Language language : Languages.all()) {
      assertThat(language.scripts()).isNotEmpty().doesNotHaveDuplicates();
      for (String script : language.scripts()) {
        int code = UScript.getCodeFromName(script);
        assertThat(code).as(script).isNotEqualTo(UScript.INVALID_CODE);
        assertThat(UScript.getShortName(code)).isEqualTo(script);
      }
      String likely = ULocale.addLikelySubtags(new ULocale(language.tag())).getScript();
      assertThat(language.scripts().get(0)).as(language.tag()).isEqualTo(likely);
    }
  }

  @Test
  void nothingOnTheListCanBeMistakenForOneOfTheTwoAnswersOutsideIt() {
    assertThat(Languages.find(Languages.OTHER)).isEmpty();
    assertThat(Languages.find(Languages.UNDETERMINED)).isEmpty();
  }

  @Test
  void findsByExactTagOnly() {
    assertThat(Languages.find("de").map(Language::name)).hasValue("German");
    assertThat(Languages.find("deu")).isEmpty();
    assertThat(Languages.find("DE")).isEmpty();
  }

  @Test
  void everyScriptWithALetterRuleHasTheTwoLanguagesOfTheRule() {
    assertThat(TellingLetters.BY_SCRIPT)
        .allSatisfy(
            (script, rule) ->
                assertThat(ScriptLanguages.byScript().get(script))
                    .extracting(Language::tag)
                    .containsExactlyInAnyOrderElementsOf(rule.languages()));
  }
}
