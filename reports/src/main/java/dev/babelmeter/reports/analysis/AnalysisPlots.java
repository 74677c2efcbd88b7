// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.analysis;

import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.PremiumBaselines;
import dev.babelmeter.metrics.PremiumKind;
import dev.babelmeter.metrics.Ratios;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.reports.analysis.AnalysisData.Analysed;
import dev.babelmeter.reports.analysis.AnalysisData.Counted;
import dev.babelmeter.reports.plot.Figure;
import dev.babelmeter.reports.plot.HeatMap;
import dev.babelmeter.reports.plot.StackedBars;
import dev.babelmeter.tokenizers.qtok.QtokClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plots of a report on an analysis; one that would show nothing is left out. */
final class AnalysisPlots {
  /** What is cheaper is as light, what is dearer as dark. */
  private static final HeatMap.Scale PREMIUMS = HeatMap.Scale.logarithmic(0.5, 16);

  private static final HeatMap.Scale FERTILITIES = HeatMap.Scale.logarithmic(1, 16);

  /** More rows would not be read, and the tables have them. */
  private static final int MOST_ROWS = 80;

  private final AnalysisData data;
  private final List<String> vocabularies;

  AnalysisPlots(AnalysisData data) {
    this.data = data;
    this.vocabularies = data.vocabularies();
  }

  /** The premiums of {@code kind} over {@code pivot} by language and vocabulary, if there are. */
  List<Figure> premiums(PremiumKind kind, String pivot) {
    List<Premium> premiums =
        data.premiums().stream()
            .filter(premium -> premium.kind() == kind && premium.pivot().equals(pivot))
            .toList();
    if (premiums.stream().noneMatch(premium -> premium.value().isPresent())) {
      return List.of();
    }
    Map<List<String>, Premium> cells = new HashMap<>();
    premiums.forEach(p -> cells.put(List.of(p.variety().tag(), p.vocabulary()), p));
    Map<String, Double> highest = new TreeMap<>();
    premiums.forEach(p -> highest.merge(p.variety().tag(), p.value().orElse(0), Math::max));
    List<String> rows = dearestFirst(highest);
    List<String> columns = new ArrayList<>(vocabularies);
    PremiumBaselines.NAMES.stream()
        .filter(name -> premiums.stream().anyMatch(p -> p.vocabulary().equals(name)))
        .forEach(columns::add);
    return List.of(
        HeatMap.of(
            kind.kindName() + "_premium_" + pivot,
            (kind == PremiumKind.LIVE ? "Live" : "Reference") + " premium over " + pivot,
            "Premium over "
                + pivot
                + " of each language (rows, the dearest on top) under each vocabulary (columns);"
                + " the colour scale is logarithmic. A dash means an insufficient sample or no byte"
                + " coefficient, UNK that more than a tenth of the tokens are unknown.",
            kind == PremiumKind.LIVE
                ? "tokens per byte over those of " + pivot + ", corrected by the byte premium"
                : "tokens over those of " + pivot + " for the same content",
            new HeatMap.Matrix(
                rows,
                columns,
                rows.stream()
                    .map(
                        row -> columns.stream().map(v -> cell(cells.get(List.of(row, v)))).toList())
                    .toList()),
            PREMIUMS));
  }

  private static HeatMap.Cell cell(@Nullable Premium premium) {
    if (premium == null || premium.value().isEmpty()) {
      return HeatMap.Cell.without("–");
    }
    return premium.isMostlyLost()
        ? HeatMap.Cell.without("UNK")
        : HeatMap.Cell.of(premium.value().getAsDouble());
  }

  /** Tokens per word by language and vocabulary. */
  List<Figure> fertility() {
    Map<List<String>, OptionalDouble> cells = new HashMap<>();
    Map<String, Double> highest = new TreeMap<>();
    for (Counted row : data.counted()) {
      OptionalDouble fertility = Ratios.fertility(row.tokens(), row.words());
      cells.put(List.of(row.variety().tag(), row.vocabulary()), fertility);
      highest.merge(row.variety().tag(), fertility.orElse(0), Math::max);
    }
    if (cells.isEmpty()) {
      return List.of();
    }
    List<String> rows = dearestFirst(highest);
    return List.of(
        HeatMap.of(
            "fertility",
            "Fertility",
            "Tokens per word of each language (rows) under each vocabulary (columns), words being"
                + " what white space delimits: languages written without spaces have long ones."
                + " The colour scale is logarithmic.",
            "tokens per word",
            new HeatMap.Matrix(
                rows,
                vocabularies,
                rows.stream()
                    .map(
                        row ->
                            vocabularies.stream()
                                .map(
                                    v -> {
                                      OptionalDouble value =
                                          cells.getOrDefault(
                                              List.of(row, v), OptionalDouble.empty());
                                      return value.isPresent()
                                          ? HeatMap.Cell.of(value.getAsDouble())
                                          : HeatMap.Cell.without("–");
                                    })
                                .toList())
                    .toList()),
            FERTILITIES),
        bars(
            "fertility_bars",
            "Fertility over all texts",
            "Tokens per word over all texts, for each vocabulary.",
            "tokens per word",
            vocabularies.stream().map(this::overallFertility).toList()));
  }

  private double overallFertility(String vocabulary) {
    long tokens = 0;
    long words = 0;
    for (Counted row : data.counted()) {
      tokens += row.vocabulary().equals(vocabulary) ? row.tokens() : 0;
      words += row.vocabulary().equals(vocabulary) ? row.words() : 0;
    }
    return Ratios.fertility(tokens, words).orElse(0);
  }

  /** How emitted tokens fall into Qtok's classes, and which share of each vocabulary is used. */
  List<Figure> coverage() {
    if (data.analysed().isEmpty()) {
      return List.of();
    }
    List<String> classes = Arrays.stream(QtokClass.values()).map(QtokClass::column).toList();
    List<List<Double>> shares = new ArrayList<>();
    List<Double> used = new ArrayList<>();
    for (String vocabulary : vocabularies) {
      Map<String, Long> sums = new TreeMap<>();
      TokenFrequencies frequencies = new TokenFrequencies();
      long size = 0;
      for (Analysed row : data.analysed()) {
        if (row.vocabulary().equals(vocabulary)) {
          row.tokenClasses().forEach((name, count) -> sums.merge(name, count, Math::addExact));
          frequencies.addAll(row.frequencies());
          size = row.vocabularySize();
        }
      }
      long all = frequencies.tokens();
      shares.add(
          classes.stream()
              .map(name -> 100 * Ratios.share(sums.getOrDefault(name, 0L), all).orElse(0))
              .toList());
      used.add(100 * Ratios.share(frequencies.types(), size).orElse(0));
    }
    return List.of(
        StackedBars.of(
            "token_classes",
            "Qtok's classes of the emitted tokens",
            "Percent of the tokens emitted under each vocabulary by Qtok's class of the token.",
            "percent of the emitted tokens",
            vocabularies,
            classes,
            shares),
        bars(
            "vocabulary_use",
            "How much of each vocabulary is used",
            "Percent of each vocabulary's tokens that the analysed texts became at least once.",
            "percent of the vocabulary",
            used),
        scripts());
  }

  /** Distinct tokens by script of the texts; those that several scripts use are a part apart. */
  private Figure scripts() {
    List<String> parts = new ArrayList<>(largestScripts());
    parts.add("other scripts");
    parts.add("several");
    List<List<Double>> values = new ArrayList<>();
    for (String vocabulary : vocabularies) {
      values.add(scriptShares(vocabulary, parts));
    }
    return StackedBars.of(
        "used_by_script",
        "Which scripts use each vocabulary",
        "Percent of each vocabulary's tokens that texts of one script alone became, by the script,"
            + " and that texts of several scripts became.",
        "percent of the vocabulary",
        vocabularies,
        parts,
        values);
  }

  private List<String> largestScripts() {
    Map<String, Long> tokens = new TreeMap<>();
    data.analysed()
        .forEach(
            row ->
                tokens.merge(row.variety().script(), row.frequencies().tokens(), Math::addExact));
    return tokens.keySet().stream()
        .sorted(Comparator.comparing((String script) -> -tokens.get(script)))
        .limit(StackedBars.mostParts() - 2)
        .toList();
  }

  private List<Double> scriptShares(String vocabulary, List<String> parts) {
    Map<String, TokenFrequencies> byScript = new TreeMap<>();
    long size = 0;
    for (Analysed row : data.analysed()) {
      if (row.vocabulary().equals(vocabulary)) {
        byScript
            .computeIfAbsent(row.variety().script(), any -> new TokenFrequencies())
            .addAll(row.frequencies());
        size = row.vocabularySize();
      }
    }
    Map<String, Long> counts = new TreeMap<>();
    for (int id = 0; id < size; id++) {
      String part = "";
      for (Map.Entry<String, TokenFrequencies> script : byScript.entrySet()) {
        if (script.getValue().of(id) > 0) {
          String name = parts.contains(script.getKey()) ? script.getKey() : "other scripts";
          part = part.isEmpty() ? name : "several";
        }
      }
      counts.merge(part, 1L, Math::addExact);
    }
    long all = size;
    return parts.stream()
        .map(part -> 100 * Ratios.share(counts.getOrDefault(part, 0L), all).orElse(0))
        .toList();
  }

  private Figure bars(String name, String title, String caption, String unit, List<Double> values) {
    return StackedBars.of(
        name,
        title,
        caption,
        unit,
        vocabularies,
        List.of(unit),
        values.stream().map(List::of).toList());
  }

  static List<String> dearestFirst(Map<String, Double> highest) {
    return highest.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Double> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_ROWS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
