// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.reports.ReportFolder;
import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.page.ReportPage;
import dev.babelmeter.reports.plot.Figure;
import dev.babelmeter.reports.plot.FigureWriter;
import dev.babelmeter.reports.plot.HeatMap;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Writes the tables, the heat map and the page of a study of premiums. */
public final class PremiumReport {
  /** What is cheaper is as light: no vocabulary halves the price, only counting words does. */
  private static final double LIGHTEST = 0.5;

  private static final double DARKEST = 16;

  private PremiumReport() {}

  /**
   * Writes the report.
   *
   * @param rows the premiums
   * @param words what words become that are encoded alone
   * @param notices what was told while they were measured
   */
  public static void write(
      ReportFolder folder,
      List<PremiumRow> rows,
      List<WordRow> words,
      String pivot,
      Granularity granularity,
      List<String> notices) {
    PremiumMatrix matrix = new PremiumMatrix(rows);
    Table premiums = PremiumTables.premiums(rows, pivot, granularity);
    Table parity = PremiumTables.parity(matrix, granularity);
    Table fairness = PremiumTables.fairness(matrix, granularity);
    Table alone = PremiumTables.words(words);
    List.of(premiums, parity, fairness, alone).forEach(folder::write);
    Figure heatMap = heatMap(matrix, pivot);
    folder.write(
        heatMap.name() + ".svg", FigureWriter.svg(heatMap).getBytes(StandardCharsets.UTF_8));
    folder.write(heatMap.name() + ".png", FigureWriter.png(heatMap));
    String page =
        new ReportPage("Reference premiums over " + pivot)
            .paragraph(
                "A reference premium is the tokens that a language needs over the tokens that "
                    + pivot
                    + " needs for the same content, as a ratio of sums over aligned lines (Petrov"
                    + " et al. 2023). Special tokens: none. Granularity: "
                    + granularity.label()
                    + ". A premium of 2 means twice the price and half the context.")
            .notes(notices)
            .section("Who pays what")
            .figure(heatMap)
            .section("How unequal each vocabulary is")
            .paragraph(
                "Over the languages of which a vocabulary can write more than nine tenths; the"
                    + " Gini coefficient is 0 where all pay the same.")
            .table(fairness, "Most and least favoured language, their ratio, and Gini coefficient")
            .section("Tables")
            .folded(parity, "Premiums by language and vocabulary")
            .folded(premiums, "Every premium with its sample")
            .folded(alone, "Words encoded one by one")
            .html();
    folder.write("report.html", page.getBytes(StandardCharsets.UTF_8));
  }

  /** The dearest languages come first, by their median over the vocabularies. */
  private static Figure heatMap(PremiumMatrix matrix, String pivot) {
    List<String> languages =
        matrix.languages().stream()
            .sorted(
                Comparator.comparingDouble((String language) -> -median(matrix, language))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<List<HeatMap.Cell>> cells =
        languages.stream()
            .map(
                language ->
                    matrix.vocabularies().stream()
                        .map(vocabulary -> cell(matrix, language, vocabulary))
                        .toList())
            .toList();
    return HeatMap.of(
        "premium_heatmap",
        "Reference premium over " + pivot,
        "Reference premium over "
            + pivot
            + " of each language (rows, the dearest on top) under each vocabulary (columns);"
            + " the colour scale is logarithmic. A dash means an insufficient sample, UNK that more"
            + " than a tenth of the tokens are unknown to the vocabulary.",
        "tokens over those of " + pivot + " for the same content (logarithmic)",
        new HeatMap.Matrix(languages, matrix.vocabularies(), cells),
        HeatMap.Scale.logarithmic(LIGHTEST, DARKEST));
  }

  private static HeatMap.Cell cell(PremiumMatrix matrix, String language, String vocabulary) {
    if (matrix.isMostlyLost(language, vocabulary)) {
      return HeatMap.Cell.without("UNK");
    }
    OptionalDouble premium = matrix.premium(language, vocabulary);
    return premium.isPresent() ? HeatMap.Cell.of(premium.getAsDouble()) : HeatMap.Cell.without("–");
  }

  private static double median(PremiumMatrix matrix, String language) {
    double[] sorted =
        matrix.vocabularies().stream()
            .filter(vocabulary -> !Meter.BASELINES.contains(vocabulary))
            .map(vocabulary -> matrix.meaningful(language, vocabulary))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
