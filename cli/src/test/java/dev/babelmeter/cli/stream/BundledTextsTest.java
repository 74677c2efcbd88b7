// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledTextsTest {
  /** The scripts that each language is written in, as CLDR's likely subtags give them. */
  private static final Map<String, Set<UnicodeScript>> SCRIPTS =
      Map.ofEntries(
          Map.entry("am", Set.of(UnicodeScript.ETHIOPIC)),
          Map.entry("ar", Set.of(UnicodeScript.ARABIC)),
          Map.entry("bn", Set.of(UnicodeScript.BENGALI)),
          Map.entry("el", Set.of(UnicodeScript.GREEK)),
          Map.entry("fa", Set.of(UnicodeScript.ARABIC)),
          Map.entry("he", Set.of(UnicodeScript.HEBREW)),
          Map.entry("hi", Set.of(UnicodeScript.DEVANAGARI)),
          Map.entry(
              "ja", Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)),
          Map.entry("ka", Set.of(UnicodeScript.GEORGIAN)),
          Map.entry("ko", Set.of(UnicodeScript.HANGUL)),
          Map.entry("my", Set.of(UnicodeScript.MYANMAR)),
          Map.entry("ru", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("ta", Set.of(UnicodeScript.TAMIL)),
          Map.entry("te", Set.of(UnicodeScript.TELUGU)),
          Map.entry("th", Set.of(UnicodeScript.THAI)),
          Map.entry("uk", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("ur", Set.of(UnicodeScript.ARABIC)),
          Map.entry("zh", Set.of(UnicodeScript.HAN)));

  private static final double EXPECTED_SHARE = 0.8;

  static List<String> languages() {
    return BundledTexts.LANGUAGES;
  }

  @Test
  void holdsEnoughMessagesLanguagesAndScripts() {
    assertThat(BundledTexts.load().size()).isGreaterThanOrEqualTo(60);
    assertThat(BundledTexts.LANGUAGES).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(24);
    Set<UnicodeScript> scripts = new HashSet<>();
    BundledTexts.LANGUAGES.forEach(language -> scripts.addAll(scriptsOf(language)));
    assertThat(scripts).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void listsEveryFileThatIsThere() throws IOException, URISyntaxException {
    Path folder = Path.of(BundledTexts.class.getResource("en.txt").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".txt"))
                  .collect(Collectors.toSet()))
          .isEqualTo(
              BundledTexts.LANGUAGES.stream()
                  .map(language -> language + ".txt")
                  .collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasEveryMessageOnceInNormalForm(String language) {
    List<String> lines = BundledTexts.linesOf(language);
    assertThat(lines)
        .hasSize(BundledTexts.load().size())
        .doesNotHaveDuplicates()
        .allSatisfy(
            line ->
                assertThat(line)
                    .isNotBlank()
                    .isEqualTo(line.strip())
                    .matches(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC), "NFC"));
  }

  /** Product names and abbreviations may be in another script, so most letters must fit. */
  @ParameterizedTest
  @MethodSource("languages")
  void isWrittenInTheScriptOfItsLanguage(String language) {
    String text = String.join("\n", BundledTexts.linesOf(language));
    long letters = text.codePoints().filter(Character::isLetter).count();
    long fitting =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> scriptsOf(language).contains(UnicodeScript.of(c)))
            .count();
    assertThat((double) fitting / letters).isGreaterThan(EXPECTED_SHARE);
  }

  private static Set<UnicodeScript> scriptsOf(String language) {
    return SCRIPTS.getOrDefault(language, Set.of(UnicodeScript.LATIN));
  }
}
