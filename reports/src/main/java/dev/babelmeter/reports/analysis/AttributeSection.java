// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.analysis;

import static dev.babelmeter.reports.analysis.MeasureRow.orNull;

import dev.babelmeter.metrics.AttributePremium;
import dev.babelmeter.metrics.AttributeTexts;
import dev.babelmeter.metrics.Average;
import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.metrics.LivePremium;
import dev.babelmeter.metrics.Ratios;
import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.plot.Figure;
import dev.babelmeter.reports.plot.HeatMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a report shows of premiums along attributes: a table, and a heat map for each attribute. */
final class AttributeSection {
  private static final HeatMap.Scale SCALE = HeatMap.Scale.logarithmic(0.5, 2);

  private final List<AttributePremium> premiums;
  private final List<String> vocabularies;

  AttributeSection(List<AttributePremium> premiums, List<String> vocabularies) {
    this.premiums = premiums;
    this.vocabularies = vocabularies;
  }

  /** {@code attributes.tsv}: what texts cost by an attribute's value, language and vocabulary. */
  Table table() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    premiums.stream()
        .sorted(
            Comparator.comparing((AttributePremium premium) -> premium.texts().attribute())
                .thenComparing(premium -> premium.texts().value())
                .thenComparing(premium -> premium.texts().variety())
                .thenComparing(premium -> premium.texts().vocabulary()))
        .forEach(premium -> rows.add(cells(premium)));
    return new Table(
        "attributes",
        List.of(
            "attribute",
            "value",
            "language",
            "script",
            "vocabulary",
            "premium",
            "low",
            "high",
            "status",
            "sample_unit",
            "sample",
            "floor",
            "texts",
            "chars",
            "bytes",
            "words",
            "tokens",
            "pivot_tokens",
            "pivot_bytes",
            "fertility",
            "bytes_per_token",
            "tokens_per_character",
            "special_tokens",
            "granularity",
            "average"),
        rows);
  }

  private static List<@Nullable Object> cells(AttributePremium premium) {
    AttributeTexts texts = premium.texts();
    return Arrays.asList(
        texts.attribute(),
        texts.value(),
        texts.variety().language(),
        texts.variety().script(),
        texts.vocabulary(),
        orNull(premium.value()),
        orNull(premium.low()),
        orNull(premium.high()),
        premium.status().label(),
        "texts",
        premium.sample(),
        LivePremium.MIN_TEXTS,
        texts.texts(),
        texts.characters(),
        texts.bytes(),
        texts.words(),
        texts.tokens(),
        premium.pivotSums().tokens(),
        premium.pivotSums().bytes(),
        orNull(Ratios.fertility(texts.tokens(), texts.words())),
        orNull(Ratios.bytesPerToken(texts.bytes(), texts.tokens())),
        orNull(Ratios.tokensPerCharacter(texts.tokens(), texts.characters())),
        "none",
        Granularity.TEXT.label(),
        Average.RATIO_OF_SUMS.label());
  }

  /** A heat map for each attribute with a premium. */
  List<Figure> figures() {
    return premiums.stream()
        .filter(premium -> premium.value().isPresent())
        .map(premium -> premium.texts().attribute())
        .distinct()
        .sorted()
        .map(this::figure)
        .toList();
  }

  private Figure figure(String attribute) {
    Map<List<String>, AttributePremium> cells = new HashMap<>();
    Map<String, Double> highest = new TreeMap<>();
    for (AttributePremium premium : premiums) {
      AttributeTexts texts = premium.texts();
      if (texts.attribute().equals(attribute) && premium.value().isPresent()) {
        String row = texts.value() + " (" + texts.variety().tag() + ")";
        cells.put(List.of(row, texts.vocabulary()), premium);
        highest.merge(row, premium.value().getAsDouble(), Math::max);
      }
    }
    List<String> rows = AnalysisPlots.dearestFirst(highest);
    return HeatMap.of(
        // The name becomes a file's, and an attribute's may hold anything.
        "attribute_premium_" + attribute.replaceAll("[^A-Za-z0-9._-]", "_"),
        "Premium along " + attribute,
        "Tokens per byte of texts by their "
            + attribute
            + " (rows, the dearest on top) under each vocabulary (columns), over those of the other"
            + " texts in the same language; the colour scale is logarithmic. A dash means an"
            + " insufficient sample.",
        "tokens per byte over those of all other values",
        new HeatMap.Matrix(
            rows,
            vocabularies,
            rows.stream()
                .map(
                    row ->
                        vocabularies.stream().map(v -> cell(cells.get(List.of(row, v)))).toList())
                .toList()),
        SCALE);
  }

  private static HeatMap.Cell cell(@Nullable AttributePremium premium) {
    return premium == null || premium.value().isEmpty()
        ? HeatMap.Cell.without("–")
        : HeatMap.Cell.of(premium.value().getAsDouble());
  }
}
