// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenNLP's own evaluation of the same model is the reference. */
class NgramModelTest {
  /**
   * The weights are rounded to 1/4095 of the largest, which is 0.126: the sums of some 100 rounded
   * weights differ by about 0.0002, a three-hundredth of the temperature.
   */
  private static final double ROUNDING = 1e-3;

  private static final Map<Script, NgramModel> BY_SCRIPT = new HashMap<>();
  private static MaxentModel reference;
  private static NgramModels models;

  @BeforeAll
  static void load() throws Exception {
    models = NgramModels.load();
    try (InputStream in =
        NgramModelTest.class.getResourceAsStream("/opennlp-langdetect-20210413.bin")) {
      reference = new LanguageDetectorModel(in).getMaxentModel();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The parcel arrived late and the box was damaged.",
        "Das Paket kam zu spät an, und die Schachtel war beschädigt.",
        "La commande n'est jamais arrivée chez moi.",
        "Посылка пришла с опозданием, а коробка была повреждена.",
        "Посилка прийшла із запізненням, а коробка була пошкоджена.",
        "وصل الطرد متأخرا وكانت العلبة تالفة",
        "पार्सल देर से पहुँचा और डिब्बा टूटा हुआ था",
        "החבילה הגיעה באיחור והקופסה הייתה פגומה",
        "a",
        "ok"
      })
  void scoresAsOpenNlpDoes(String text) {
    Script script = Scripts.of(text).script();
    List<Language> candidates = ScriptLanguages.byScript().get(script.code());
    NgramModel model = BY_SCRIPT.computeIfAbsent(script, s -> models.of(s, candidates));
    Scratch scratch = Scratch.get();
    scratch.words.read(text, model.alphabet());
    model.begin(scratch);
    // In two portions, as a text is read that is longer than one.
    model.read(scratch, 0, scratch.words.length() / 2);
    model.read(scratch, scratch.words.length() / 2, scratch.words.length());

    double[] expected = reference.eval(ngrams(words(text)).toArray(String[]::new));

    List<Integer> outcomes = new ArrayList<>();
    String[] tags = models.tags();
    for (int i = 0; i < tags.length; i++) {
      String tag = tags[i];
      if (candidates.stream().anyMatch(language -> language.tag().equals(tag))) {
        outcomes.add(i);
      }
    }
    int first = scratch.scores[0] - model.start(0);
    for (int i = 1; i < outcomes.size(); i++) {
      // A softmax keeps the differences of scores as ratios of probabilities.
      double ratio = Math.log(expected[outcomes.get(i)] / expected[outcomes.get(0)]);
      assertThat((scratch.scores[i] - model.start(i) - first) * model.unit())
          .as(tags[outcomes.get(i)])
          .isCloseTo(ratio, within(ROUNDING));
    }
  }

  @Test
  void everyLanguageThatNeedsTheModelIsInIt() {
    ScriptLanguages.byScript()
        .forEach(
            (script, languages) -> {
              if (languages.size() > 1 && !TellingLetters.BY_SCRIPT.containsKey(script)) {
                assertThat(models.tags())
                    .contains(languages.stream().map(Language::tag).toArray(String[]::new));
              }
            });
  }

  /** The letters of {@code text}, which are all of one script, in words between spaces. */
  private static int[] words(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{IsAlphabetic}]+", " ").strip();
    return (" " + words + " ").codePoints().toArray();
  }

  private static Set<String> ngrams(int[] words) {
    Set<String> ngrams = new TreeSet<>();
    for (int i = 0; i < words.length; i++) {
      StringBuilder ngram = new StringBuilder();
      for (int n = 0; n < 3 && i + n < words.length; n++) {
        ngrams.add(ngram.appendCodePoint(words[i + n]).toString());
      }
    }
    ngrams.remove(" ");
    return ngrams;
  }
}
