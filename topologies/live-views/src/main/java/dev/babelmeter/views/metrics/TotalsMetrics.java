// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The counters over totals, in two groups. Those of texts have every dimension as a label. Those
 * under a vocabulary count one text once under each, so their sum over vocabularies means nothing;
 * they have the vocabulary with its fingerprint, and of the dimensions only tenant and language,
 * which keeps the number of series bearable.
 */
final class TotalsMetrics {
  private static final List<Dimension> TEXT_LABELS =
      List.of(
          Dimension.TENANT,
          Dimension.LANGUAGE,
          Dimension.SCRIPT,
          Dimension.DIRECTION,
          Dimension.MODEL);

  private static final List<Dimension> VOCABULARY_LABELS =
      List.of(Dimension.TENANT, Dimension.LANGUAGE);

  private static final List<Family<LiveTotals>> TEXT_FAMILIES =
      List.of(
          new Family<>("babelmeter_texts", "Texts, late ones included.", LiveTotals::getTexts),
          new Family<>(
              "babelmeter_late_texts",
              "Texts that came after their window had closed.",
              LiveTotals::getLateTexts),
          new Family<>(
              "babelmeter_characters",
              "Unicode code points of the texts.",
              LiveTotals::getCharacters),
          new Family<>(
              "babelmeter_input_bytes",
              "Size of the texts in UTF-8, in bytes.",
              Unit.BYTES,
              LiveTotals::getUtf8Bytes),
          new Family<>(
              "babelmeter_words",
              "Words of the texts, as white space delimits them.",
              LiveTotals::getWords));

  private static final List<Family<VocabularyTotals>> VOCABULARY_FAMILIES =
      List.of(
          new Family<>(
              "babelmeter_vocabulary_texts",
              "Texts counted under the vocabulary.",
              VocabularyTotals::getTexts),
          new Family<>(
              "babelmeter_vocabulary_input_bytes",
              "Size in UTF-8 of the texts counted under the vocabulary, in bytes.",
              Unit.BYTES,
              VocabularyTotals::getUtf8Bytes),
          new Family<>(
              "babelmeter_vocabulary_words",
              "Words of the texts counted under the vocabulary.",
              VocabularyTotals::getWords),
          new Family<>(
              "babelmeter_tokens",
              "Tokens of the texts under the vocabulary; never sum it over vocabularies.",
              VocabularyTotals::getTokens),
          new Family<>(
              "babelmeter_unknown_tokens",
              "Tokens that stand for text the vocabulary cannot express;"
                  + " absent where it has no unknown token.",
              VocabularyTotals::getUnknownTokens),
          new Family<>(
              "babelmeter_byte_fallback_tokens",
              "Tokens that spell a character byte by byte;"
                  + " absent where the vocabulary has no byte fallback.",
              VocabularyTotals::getByteFallbackTokens),
          new Family<>(
              "babelmeter_single_token_words",
              "Words that are one token, not the unknown one.",
              VocabularyTotals::getSingleTokenWords));

  private TotalsMetrics() {}

  static List<MetricSnapshot> of(Map<TotalsKey, LiveTotals> totals) {
    List<MetricSnapshot> metrics = new ArrayList<>();
    Map<Labels, LiveTotals> byText = grouped(totals, TEXT_LABELS);
    TEXT_FAMILIES.forEach(family -> metrics.add(family.counter(byText)));

    Map<Labels, VocabularyTotals> byVocabulary = new LinkedHashMap<>();
    grouped(totals, VOCABULARY_LABELS)
        .forEach(
            (labels, sums) ->
                sums.getCounts()
                    .forEach(part -> byVocabulary.put(identityOf(part).merge(labels), part)));
    VOCABULARY_FAMILIES.forEach(family -> metrics.add(family.counter(byVocabulary)));
    return metrics;
  }

  private static Labels identityOf(VocabularyTotals totals) {
    return Labels.of("vocabulary", totals.getVocabulary(), "fingerprint", totals.getFingerprint());
  }

  private static Map<Labels, LiveTotals> grouped(
      Map<TotalsKey, LiveTotals> totals, List<Dimension> dimensions) {
    return totals.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> labelsOf(entry.getKey(), dimensions), Map.Entry::getValue, Totals::add));
  }

  private static Labels labelsOf(TotalsKey key, List<Dimension> dimensions) {
    return Labels.of(
        dimensions.stream()
            .flatMap(dimension -> Stream.of(dimension.dimensionName(), dimension.of(key)))
            .toArray(String[]::new));
  }

  /**
   * A counter and where its values come from.
   *
   * @param value null where the quantity does not apply
   */
  private record Family<T>(
      String name, String help, @Nullable Unit unit, Function<T, @Nullable Long> value) {
    Family(String name, String help, Function<T, @Nullable Long> value) {
      this(name, help, null, value);
    }

    MetricSnapshot counter(Map<Labels, T> sums) {
      CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help).unit(unit);
      sums.forEach(
          (labels, sum) -> {
            Long count = value.apply(sum);
            if (count != null) {
              counter.dataPoint(
                  CounterDataPointSnapshot.builder().labels(labels).value(count).build());
            }
          });
      return counter.build();
    }
  }
}
