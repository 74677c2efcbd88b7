// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;

/** What the texts that were analysed token by token use of vocabularies. */
final class CoverageMetrics {
  private final Series<Long> texts =
      new Series<>("babelmeter_analysed_texts", "Texts analysed token by token.");
  private final Series<Long> tokens =
      new Series<>("babelmeter_analysed_tokens", "Tokens of the analysed texts.");
  private final Series<Long> words =
      new Series<>("babelmeter_analysed_words", "Words of the analysed texts.");
  private final Series<Long> continued =
      new Series<>(
          "babelmeter_continued_words", "Those of the words that two tokens or more lie on.");
  private final Series<Long> used =
      new Series<>(
          "babelmeter_used_tokens", "Distinct tokens that the analysed texts have become so far.");
  private final Series<Long> classes =
      new Series<>(
          "babelmeter_token_class_tokens", "Tokens of the analysed texts by Qtok's class.");
  private final Series<Long> digits =
      new Series<>(
          "babelmeter_digit_runs", "Runs of two digits or more by how the vocabulary cuts them.");

  private CoverageMetrics() {}

  static List<MetricSnapshot> of(Map<CoverageKey, CoverageTotals> coverage) {
    CoverageMetrics metrics = new CoverageMetrics();
    coverage.forEach(metrics::add);
    return List.of(
        metrics.texts.counter(),
        metrics.tokens.counter(),
        metrics.words.counter(),
        metrics.continued.counter(),
        metrics.used.gauge(),
        metrics.classes.counter(),
        metrics.digits.counter());
  }

  private void add(CoverageKey key, CoverageTotals totals) {
    Labels vocabulary =
        Labels.of("vocabulary", key.getVocabulary(), "fingerprint", key.getFingerprint());
    Labels slice = vocabulary.add("language", key.getLanguage()).add("script", key.getScript());
    texts.values().put(slice, totals.getTexts());
    tokens.values().put(slice, totals.getTokens());
    Long allWords = totals.getWords();
    Long continuedWords = totals.getContinuedWords();
    if (allWords != null && continuedWords != null) {
      words.values().put(slice, allWords);
      continued.values().put(slice, continuedWords);
    }
    used.values().put(slice, totals.getUsedTokens());
    totals
        .getTokenClasses()
        .forEach(
            (name, count) ->
                classes.values().merge(vocabulary.add("class", name), count, Math::addExact));
    totals
        .getDigitRuns()
        .forEach(
            (cut, runs) -> digits.values().merge(vocabulary.add("cut", cut), runs, Math::addExact));
  }
}
