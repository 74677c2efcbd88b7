// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.metrics.TokenMeasures;
import dev.babelmeter.views.http.MeasureAnswers.AnalysedMeasures;
import dev.babelmeter.views.http.MeasureAnswers.CountedMeasures;
import dev.babelmeter.views.http.MeasureAnswers.CoverageAnswer;
import dev.babelmeter.views.http.MeasureAnswers.CoverageRow;
import dev.babelmeter.views.http.MeasureAnswers.MeasureRow;
import dev.babelmeter.views.http.MeasureAnswers.MeasuresAnswer;
import dev.babelmeter.views.query.KnownVocabulary;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.totals.CoverageSums;
import dev.babelmeter.views.totals.Dimension;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A question about coverage or measures: which texts, told apart by what, under which vocabularies.
 *
 * @param by what the rows are told apart by: language, script, both or neither
 * @param filters the values that are wanted of language and script
 * @param vocabularies names of the vocabularies that are wanted; empty for all
 * @param reference the vocabulary that sequence lengths are normalized by; null for none
 */
record MeasureQuery(
    Grouping by, DimensionFilters filters, Set<String> vocabularies, @Nullable String reference) {
  private static final List<Dimension> DIMENSIONS = List.of(Dimension.LANGUAGE, Dimension.SCRIPT);

  /** The names of the parameters that ask for coverage. */
  static final List<String> COVERAGE_PARAMETERS = List.of("vocabulary", "language", "script");

  /** The names of the parameters that ask for measures. */
  static final List<String> MEASURE_PARAMETERS =
      List.of("vocabulary", "language", "script", Grouping.BY, "reference");

  /** What makes figures of a vocabulary the same quantity over the same texts. */
  private record Slice(List<String> group, String vocabulary, String fingerprint) {}

  /**
   * Returns the question that {@code parameters} ask.
   *
   * @throws BadQueryException when a value can never be
   */
  static MeasureQuery of(Map<String, List<String>> parameters) {
    List<String> references = parameters.getOrDefault("reference", List.of());
    if (references.size() > 1) {
      throw new BadQueryException(
          "sequence lengths are normalized by one vocabulary: give reference once");
    }
    return new MeasureQuery(
        Grouping.of(parameters, DIMENSIONS, "measures"),
        DimensionFilters.of(parameters, DIMENSIONS),
        new TreeSet<>(parameters.getOrDefault("vocabulary", List.of())),
        references.isEmpty() ? null : references.get(0));
  }

  /** Returns what the analysed texts use of vocabularies, by falling number of texts. */
  CoverageAnswer coverage(ViewSnapshot snapshot) {
    KnownNames.require(vocabularies, snapshot);
    Map<List<String>, Long> sizes = sizes(snapshot);
    return new CoverageAnswer(
        snapshot.coverage().entrySet().stream()
            .filter(entry -> matches(entry.getKey()))
            .map(
                entry ->
                    CoverageRow.of(
                        entry.getKey(),
                        entry.getValue(),
                        sizes.get(
                            List.of(
                                entry.getKey().getVocabulary(), entry.getKey().getFingerprint()))))
            .sorted(
                Comparator.comparing(CoverageRow::vocabulary)
                    .thenComparing(CoverageRow::fingerprint)
                    .thenComparing(Comparator.comparingLong(CoverageRow::texts).reversed())
                    .thenComparing(CoverageRow::language)
                    .thenComparing(CoverageRow::script))
            .toList());
  }

  /** Returns the measures, by group and vocabulary. */
  MeasuresAnswer measures(Views views) {
    ViewSnapshot snapshot = views.read();
    KnownNames.require(vocabularies, snapshot);
    if (reference != null) {
      KnownNames.require(Set.of(reference), snapshot);
    }
    Map<Slice, VocabularyTotals> counted = new HashMap<>();
    Map<List<String>, VocabularyTotals> references = new HashMap<>();
    counted(snapshot, counted, references);
    Map<Slice, AnalysedMeasures> analysed = analysed(views, snapshot);
    Set<Slice> slices =
        new TreeSet<>(
            Comparator.comparing((Slice slice) -> String.join("\n", slice.group()))
                .thenComparing(Slice::vocabulary)
                .thenComparing(Slice::fingerprint));
    slices.addAll(counted.keySet());
    slices.addAll(analysed.keySet());
    List<MeasureRow> rows = new ArrayList<>();
    for (Slice slice : slices) {
      VocabularyTotals sums = counted.get(slice);
      rows.add(
          new MeasureRow(
              by.named(slice.group()),
              slice.vocabulary(),
              slice.fingerprint(),
              sums == null ? null : CountedMeasures.of(sums, references.get(slice.group())),
              analysed.get(slice),
              Terms.SPECIAL_TOKENS,
              Terms.GRANULARITY,
              Terms.AVERAGE));
    }
    return new MeasuresAnswer(by.names(), reference, rows);
  }

  private void counted(
      ViewSnapshot snapshot,
      Map<Slice, VocabularyTotals> counted,
      Map<List<String>, VocabularyTotals> references) {
    Map<List<String>, LiveTotals> groups = new HashMap<>();
    snapshot
        .totals()
        .forEach(
            (key, totals) -> {
              if (filters.match(dimension -> dimension.of(key))) {
                groups.merge(by.of(dimension -> dimension.of(key)), totals, Totals::add);
              }
            });
    Map<String, String> current = new HashMap<>();
    for (KnownVocabulary known : snapshot.vocabularies()) {
      if (known.current()) {
        current.put(known.description().getVocabulary(), known.description().getFingerprint());
      }
    }
    groups.forEach(
        (group, totals) -> {
          for (VocabularyTotals sums : totals.getCounts()) {
            if (vocabularies.isEmpty() || vocabularies.contains(sums.getVocabulary())) {
              counted.put(new Slice(group, sums.getVocabulary(), sums.getFingerprint()), sums);
            }
            if (sums.getVocabulary().equals(reference)
                && current
                    .getOrDefault(reference, sums.getFingerprint())
                    .equals(sums.getFingerprint())) {
              references.put(group, sums);
            }
          }
        });
  }

  private Map<Slice, AnalysedMeasures> analysed(Views views, ViewSnapshot snapshot) {
    Map<CoverageKey, CoverageTotals> wanted = new HashMap<>(snapshot.coverage());
    wanted.keySet().removeIf(key -> !matches(key));
    Map<Slice, TokenFrequencies> frequencies = new HashMap<>();
    Map<Slice, CoverageTotals> totals = new HashMap<>();
    views
        .frequencies(wanted.keySet())
        .forEach(
            (key, emitted) -> {
              Slice slice = sliceOf(key);
              frequencies.computeIfAbsent(slice, any -> new TokenFrequencies()).addAll(emitted);
              totals.merge(
                  slice, wanted.get(key), (a, b) -> CoverageSums.add(a, b, a.getUsedTokens()));
            });
    Map<List<String>, Long> sizes = sizes(snapshot);
    Dictionaries dictionaries = new Dictionaries(snapshot.vocabularies());
    Map<Slice, AnalysedMeasures> analysed = new HashMap<>();
    frequencies.forEach(
        (slice, emitted) ->
            analysed.put(
                slice,
                AnalysedMeasures.of(
                    totals.get(slice),
                    TokenMeasures.of(emitted),
                    sizes.get(List.of(slice.vocabulary(), slice.fingerprint())),
                    dictionaries.shares(
                        languageOf(slice), slice.vocabulary(), slice.fingerprint(), emitted))));
    return analysed;
  }

  /** The language that all texts of {@code slice} are in; null when they may be in several. */
  private @Nullable String languageOf(Slice slice) {
    int place = by.dimensions().indexOf(Dimension.LANGUAGE);
    Set<String> wanted = filters.values().getOrDefault(Dimension.LANGUAGE, Set.of());
    return place >= 0
        ? slice.group().get(place)
        : wanted.size() == 1 ? wanted.iterator().next() : null;
  }

  private Slice sliceOf(CoverageKey key) {
    return new Slice(
        by.of(dimension -> valueOf(dimension, key)), key.getVocabulary(), key.getFingerprint());
  }

  private boolean matches(CoverageKey key) {
    return (vocabularies.isEmpty() || vocabularies.contains(key.getVocabulary()))
        && filters.match(dimension -> valueOf(dimension, key));
  }

  private static String valueOf(Dimension dimension, CoverageKey key) {
    return dimension == Dimension.LANGUAGE ? key.getLanguage() : key.getScript();
  }

  private static Map<List<String>, Long> sizes(ViewSnapshot snapshot) {
    Map<List<String>, Long> sizes = new HashMap<>();
    for (KnownVocabulary known : snapshot.vocabularies()) {
      sizes.put(
          List.of(known.description().getVocabulary(), known.description().getFingerprint()),
          (long) known.description().getSize());
    }
    return sizes;
  }
}
