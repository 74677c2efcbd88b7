// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.views.http.Answers.DeadLettersAnswer;
import dev.babelmeter.views.http.Answers.LanguageRow;
import dev.babelmeter.views.http.Answers.LanguagesAnswer;
import dev.babelmeter.views.http.Answers.VocabulariesAnswer;
import dev.babelmeter.views.http.Answers.VocabularyDescription;
import dev.babelmeter.views.query.KnownVocabulary;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers about all that there is of something. */
final class Overviews {
  private Overviews() {}

  /** The languages, by falling number of texts. */
  static LanguagesAnswer languages(ViewSnapshot snapshot) {
    Map<String, LiveTotals> sums = new HashMap<>();
    Map<String, Map<String, Long>> scripts = new HashMap<>();
    snapshot
        .totals()
        .forEach(
            (key, totals) -> {
              String language = Dimension.LANGUAGE.of(key);
              sums.merge(language, totals, Totals::add);
              scripts
                  .computeIfAbsent(language, any -> new TreeMap<>())
                  .merge(Dimension.SCRIPT.of(key), totals.getTexts(), Math::addExact);
            });
    return new LanguagesAnswer(
        sums.entrySet().stream()
            .map(
                language ->
                    new LanguageRow(
                        language.getKey(),
                        language.getValue().getTexts(),
                        language.getValue().getLateTexts(),
                        language.getValue().getCharacters(),
                        language.getValue().getUtf8Bytes(),
                        language.getValue().getWords(),
                        scripts.get(language.getKey())))
            .sorted(
                Comparator.comparingLong(LanguageRow::texts)
                    .reversed()
                    .thenComparing(LanguageRow::language))
            .toList());
  }

  /** Every vocabulary that was announced or that texts were counted under, by name. */
  static VocabulariesAnswer vocabularies(ViewSnapshot snapshot) {
    List<VocabularyTotals> counted =
        new ArrayList<>(Totals.sum(snapshot.totals().values()).getCounts());
    List<VocabularyDescription> rows = new ArrayList<>();
    for (KnownVocabulary known : snapshot.vocabularies()) {
      Vocabulary vocabulary = known.description();
      VocabularyTotals totals =
          counted.stream()
              .filter(
                  counts ->
                      counts.getVocabulary().equals(vocabulary.getVocabulary())
                          && counts.getFingerprint().equals(vocabulary.getFingerprint()))
              .findFirst()
              .orElse(null);
      counted.remove(totals);
      rows.add(described(known, totals));
    }
    counted.forEach(totals -> rows.add(undescribed(totals)));
    rows.sort(
        Comparator.comparing(VocabularyDescription::vocabulary)
            .thenComparing(VocabularyDescription::current, Comparator.reverseOrder())
            .thenComparing(VocabularyDescription::fingerprint));
    return new VocabulariesAnswer(rows);
  }

  /** The dead letters by reason, in lower case. */
  static DeadLettersAnswer deadLetters(ViewSnapshot snapshot) {
    Map<String, Long> reasons = new TreeMap<>();
    snapshot
        .deadLetters()
        .forEach((reason, count) -> reasons.put(reason.toLowerCase(Locale.ROOT), count));
    return new DeadLettersAnswer(Numbers.sum(reasons), reasons);
  }

  private static VocabularyDescription described(
      KnownVocabulary known, @Nullable VocabularyTotals totals) {
    Vocabulary vocabulary = known.description();
    return new VocabularyDescription(
        vocabulary.getVocabulary(),
        vocabulary.getFingerprint(),
        known.current(),
        vocabulary.getOrigin(),
        vocabulary.getFamily().name().toLowerCase(Locale.ROOT),
        vocabulary.getSize(),
        vocabulary.getEngine().name().toLowerCase(Locale.ROOT),
        vocabulary.getHasUnknownToken(),
        vocabulary.getHasByteFallback(),
        totals == null ? 0 : totals.getTexts(),
        totals == null ? 0 : totals.getTokens());
  }

  private static VocabularyDescription undescribed(VocabularyTotals totals) {
    return new VocabularyDescription(
        totals.getVocabulary(),
        totals.getFingerprint(),
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        totals.getTexts(),
        totals.getTokens());
  }
}
