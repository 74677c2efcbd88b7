// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.babelmeter.languages.SharedTexts.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Floors under the accuracy on texts that others have labelled; the figures themselves are in
 * benchmarks/LANGUAGE-IDENTIFICATION.md.
 */
class AccuracyTest {
  private static final LanguageIdentifier IDENTIFIER = LanguageIdentifier.create();
  private static Path data;

  @BeforeAll
  static void findData() {
    data = Path.of(System.getProperty("babelmeter.shared", "../shared")).resolve("data");
    assumeTrue(
        Files.isDirectory(data.resolve("flores200")) && Files.isDirectory(data.resolve("udhr")),
        "The shared texts are not here; the accuracy is not checked.");
  }

  @ParameterizedTest
  @CsvSource({"100000, 99.5, 0.3", "60, 98, 0.7", "20, 69, 0.6"})
  void floresIsIdentified(int length, double rightAtLeast, double wrongAtMost) throws IOException {
    Tally all = new Tally();
    for (Labelled text : SharedTexts.flores(data, "devtest")) {
      all.add(text, length);
    }

    assertThat(all.right()).isGreaterThan(rightAtLeast);
    assertThat(all.wrong()).isLessThan(wrongAtMost);
  }

  @Test
  void everyFloresLanguageIsIdentifiedFromAWholeSentence() throws IOException {
    Map<String, Tally> byLanguage = new TreeMap<>();
    for (Labelled text : SharedTexts.flores(data, "devtest")) {
      byLanguage.computeIfAbsent(text.tag(), tag -> new Tally()).add(text, Integer.MAX_VALUE);
    }

    assertThat(byLanguage).hasSize(41);
    byLanguage.forEach((tag, tally) -> assertThat(tally.right()).as(tag).isGreaterThan(95));
  }

  /** FLORES file names end in the script, which is Hans or Hant where the text alone says Hani. */
  @Test
  void everyFloresScriptIsFound() throws IOException {
    int wrong = 0;
    List<Labelled> texts = SharedTexts.flores(data, "dev");
    for (Labelled text : texts) {
      String labelled = text.tag().substring(text.tag().indexOf('-') + 1).replace("Hang", "Kore");
      String found = IDENTIFIER.identify(text.text(), text.tag()).script();
      wrong += found.equals(labelled) ? 0 : 1;
    }

    // A few sentences consist mostly of names in Latin letters.
    assertThat(wrong).isLessThan(texts.size() / 1000);
  }

  /** Languages that no model knows, told by their letters. */
  @ParameterizedTest
  @CsvSource({"ti, 95", "am, 95", "shn, 95", "my, 95"})
  void udhrIsIdentifiedByTellingLetters(String language, double rightAtLeast) throws IOException {
    Tally all = new Tally();
    for (Labelled text : SharedTexts.udhr(data)) {
      if (text.tag().equals(language)) {
        all.add(text, Integer.MAX_VALUE);
      }
    }

    assertThat(all.right()).isGreaterThan(rightAtLeast);
  }

  private static final class Tally {
    private int right;
    private int wrong;
    private int texts;

    void add(Labelled text, int length) {
      String found =
          IDENTIFIER.identify(SharedTexts.beginning(text.text(), length), null).language();
      String expected = IDENTIFIER.identify("", text.tag()).language();
      texts++;
      if (found.equals(expected)) {
        right++;
      } else if (!found.equals(Languages.UNDETERMINED)) {
        wrong++;
      }
    }

    double right() {
      return 100.0 * right / texts;
    }

    double wrong() {
      return 100.0 * wrong / texts;
    }
  }
}
