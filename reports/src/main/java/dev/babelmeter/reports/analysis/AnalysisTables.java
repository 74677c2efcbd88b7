// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.analysis;

import static dev.babelmeter.reports.analysis.MeasureRow.orNull;

import dev.babelmeter.metrics.Average;
import dev.babelmeter.metrics.BytePremiums;
import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.metrics.Parity;
import dev.babelmeter.metrics.Parity.Spread;
import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.PremiumFairness;
import dev.babelmeter.metrics.Ratios;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.analysis.AnalysisData.Analysed;
import dev.babelmeter.reports.analysis.AnalysisData.Counted;
import dev.babelmeter.reports.analysis.AnalysisData.Groups;
import dev.babelmeter.tokenizers.qtok.QtokClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of a report on an analysis. Their rows are sorted. */
final class AnalysisTables {
  private static final String NONE = "none";

  private AnalysisTables() {}

  /** {@code premiums.tsv}: both premiums with their samples and terms. */
  static Table premiums(List<Premium> premiums) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    premiums.stream()
        .sorted(
            Comparator.comparing(Premium::kind)
                .thenComparing(Premium::pivot)
                .thenComparing(Premium::vocabulary)
                .thenComparing(Premium::variety))
        .forEach(premium -> rows.add(cells(premium)));
    return new Table(
        "premiums",
        List.of(
            "kind",
            "vocabulary",
            "pivot",
            "pivot_script",
            "language",
            "script",
            "premium",
            "low",
            "high",
            "status",
            "sample_unit",
            "sample",
            "floor",
            "tokens",
            "pivot_tokens",
            "bytes",
            "pivot_bytes",
            "byte_premium",
            "byte_coefficient_source",
            "unknown_share",
            "special_tokens",
            "granularity",
            "average"),
        rows);
  }

  private static List<@Nullable Object> cells(Premium premium) {
    return Arrays.asList(
        premium.kind().kindName(),
        premium.vocabulary(),
        premium.pivot(),
        premium.pivotScript(),
        premium.variety().language(),
        premium.variety().script(),
        orNull(premium.value()),
        orNull(premium.low()),
        orNull(premium.high()),
        premium.status().label(),
        premium.kind().sampleUnit(),
        premium.sample(),
        premium.floor(),
        premium.tokens(),
        premium.pivotTokens(),
        premium.bytes(),
        premium.pivotBytes(),
        orNull(premium.bytePremium()),
        premium.coefficient().map(BytePremiums.Coefficient::source).orElse(null),
        orNull(premium.unknownTokenShare()),
        NONE,
        Granularity.TEXT.label(),
        Average.RATIO_OF_SUMS.label());
  }

  /** {@code premium_groups.tsv}: what became of translation groups and their texts. */
  static Table groups(List<Groups> groups) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    groups.stream()
        .sorted(Comparator.comparing(Groups::pivot).thenComparing(Groups::variety))
        .forEach(
            row ->
                rows.add(
                    Arrays.asList(
                        row.pivot(),
                        row.variety().language(),
                        row.variety().script(),
                        row.groups(),
                        row.withoutPivot(),
                        row.alone(),
                        row.duplicates(),
                        row.late(),
                        row.refused())));
    return new Table(
        "premium_groups",
        List.of(
            "pivot",
            "language",
            "script",
            "groups",
            "groups_without_pivot",
            "groups_alone",
            "duplicates",
            "late_members",
            "refused_members"),
        rows);
  }

  /** {@code fairness.tsv}: who is best and worst off, and how unequal each vocabulary is. */
  static Table fairness(List<Premium> premiums) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PremiumFairness fairness : PremiumFairness.of(premiums)) {
      Parity parity = fairness.parity();
      Spread spread = parity.spread().orElse(null);
      rows.add(
          Arrays.asList(
              fairness.kind().kindName(),
              fairness.pivot(),
              fairness.vocabulary(),
              (long) parity.costs().size(),
              spread == null ? null : spread.mostFavoured().language(),
              spread == null ? null : spread.mostFavoured().cost(),
              spread == null ? null : spread.leastFavoured().language(),
              spread == null ? null : spread.leastFavoured().cost(),
              spread == null ? null : orNull(spread.maxOverMin()),
              spread == null ? null : orNull(spread.gini()),
              NONE,
              Granularity.TEXT.label(),
              Average.RATIO_OF_SUMS.label()));
    }
    return new Table(
        "fairness",
        List.of(
            "kind",
            "pivot",
            "vocabulary",
            "languages",
            "most_favoured",
            "lowest_premium",
            "least_favoured",
            "highest_premium",
            "max_over_min",
            "gini",
            "special_tokens",
            "granularity",
            "average"),
        rows);
  }

  /** {@code measures.tsv}: the measures over all texts of each vocabulary. */
  static Table measures(AnalysisData data) {
    SortedMap<String, List<Counted>> counted = new TreeMap<>();
    data.counted().forEach(row -> list(counted, row.vocabulary()).add(row));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    counted.forEach(
        (vocabulary, sums) ->
            rows.add(
                row(
                    List.of(vocabulary),
                    MeasureRow.cells(
                        sums,
                        data.analysed().stream()
                            .filter(row -> row.vocabulary().equals(vocabulary))
                            .toList(),
                        data.reference(any -> true)))));
    return new Table("measures", columns(List.of("vocabulary"), MeasureRow.COLUMNS), rows);
  }

  /** {@code language_measures.tsv}: the measures of each language, script and vocabulary. */
  static Table languageMeasures(AnalysisData data) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    data.counted().stream()
        .sorted(Comparator.comparing(Counted::variety).thenComparing(Counted::vocabulary))
        .forEach(
            counted ->
                rows.add(
                    row(
                        List.of(
                            counted.variety().language(),
                            counted.variety().script(),
                            counted.vocabulary()),
                        MeasureRow.cells(
                            List.of(counted),
                            data.analysed().stream()
                                .filter(
                                    row ->
                                        row.vocabulary().equals(counted.vocabulary())
                                            && row.variety().equals(counted.variety()))
                                .toList(),
                            data.reference(counted.variety()::equals)))));
    return new Table(
        "language_measures",
        columns(List.of("language", "script", "vocabulary"), MeasureRow.COLUMNS),
        rows);
  }

  /**
   * {@code coverage.tsv}: which share of each vocabulary texts of one script use, and how their
   * tokens fall into Qtok's classes.
   */
  static Table coverage(List<Analysed> analysed) {
    SortedMap<List<String>, List<Analysed>> groups =
        new TreeMap<>(Comparator.comparing((List<String> key) -> String.join("\n", key)));
    for (Analysed row : analysed) {
      list(groups, List.of(row.vocabulary(), row.variety().script())).add(row);
    }
    List<String> columns =
        new ArrayList<>(
            List.of(
                "vocabulary",
                "script",
                "texts",
                "tokens",
                "used_tokens",
                "vocabulary_size",
                "vocabulary_use"));
    for (QtokClass tokenClass : QtokClass.values()) {
      columns.add(tokenClass.column());
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    groups.forEach((key, group) -> rows.add(coverage(key, group)));
    columns.addAll(List.of("special_tokens", "granularity", "average"));
    return new Table("coverage", columns, rows);
  }

  private static List<@Nullable Object> coverage(List<String> key, List<Analysed> group) {
    TokenFrequencies frequencies = new TokenFrequencies();
    group.forEach(row -> frequencies.addAll(row.frequencies()));
    long size = group.get(0).vocabularySize();
    List<@Nullable Object> row = new ArrayList<>(key);
    row.addAll(
        Arrays.asList(
            group.stream().mapToLong(Analysed::texts).sum(),
            frequencies.tokens(),
            (long) frequencies.types(),
            size,
            orNull(Ratios.share(frequencies.types(), size))));
    for (QtokClass tokenClass : QtokClass.values()) {
      row.add(
          group.stream()
              .mapToLong(part -> part.tokenClasses().getOrDefault(tokenClass.column(), 0L))
              .sum());
    }
    row.addAll(List.of(NONE, Granularity.TEXT.label(), Average.RATIO_OF_SUMS.label()));
    return row;
  }

  private static List<@Nullable Object> row(
      List<String> key, List<? extends @Nullable Object> cells) {
    List<@Nullable Object> row = new ArrayList<>(key);
    row.addAll(cells);
    return row;
  }

  private static List<String> columns(List<String> first, Collection<String> second) {
    List<String> columns = new ArrayList<>(first);
    columns.addAll(second);
    return columns;
  }

  private static <K, V> List<V> list(Map<K, List<V>> lists, K key) {
    return lists.computeIfAbsent(key, any -> new ArrayList<>());
  }
}
