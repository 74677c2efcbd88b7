// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.analysis;

import dev.babelmeter.metrics.LivePremium;
import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.PremiumKind;
import dev.babelmeter.metrics.ReferencePremium;
import dev.babelmeter.reports.ReportFolder;
import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.page.ReportPage;
import dev.babelmeter.reports.plot.Figure;
import dev.babelmeter.reports.plot.FigureWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the tables, the plots and the page of an analysis. */
public final class AnalysisReport {
  private AnalysisReport() {}

  /** Writes the report on {@code data} into {@code folder}. */
  public static void write(ReportFolder folder, AnalysisData data) {
    Table premiums = AnalysisTables.premiums(data.premiums());
    Table groups = AnalysisTables.groups(data.groups());
    Table fairness = AnalysisTables.fairness(data.premiums());
    Table measures = AnalysisTables.measures(data);
    Table languages = AnalysisTables.languageMeasures(data);
    Table coverage = AnalysisTables.coverage(data.analysed());
    List.of(premiums, groups, fairness, measures, languages, coverage).forEach(folder::write);

    AnalysisPlots plots = new AnalysisPlots(data);
    List<Figure> premiumFigures = new ArrayList<>();
    for (PremiumKind kind : PremiumKind.values()) {
      data.premiums().stream()
          .filter(premium -> premium.kind() == kind)
          .map(Premium::pivot)
          .distinct()
          .sorted()
          .forEach(pivot -> premiumFigures.addAll(plots.premiums(kind, pivot)));
    }
    AttributeSection attributes = new AttributeSection(data.attributes(), data.vocabularies());
    List<Figure> fertility = plots.fertility();
    List<Figure> use = plots.coverage();
    ReportPage page =
        new ReportPage("What texts cost under each vocabulary")
            .paragraph(
                "Tokens as they were counted text by text, without special tokens; every ratio is"
                    + " one of sums. A reference premium is over translation groups, which say the"
                    + " same in several languages; a live premium is over all traffic, corrected by"
                    + " the published byte premium. They are different quantities.")
            .section("Premiums");
    show(folder, page, premiumFigures);
    if (premiumFigures.isEmpty()) {
      page.notes(
          List.of(
              ("No premium has a sufficient sample: a live one needs %d texts of a language and of"
                      + " the pivot, a reference one %d translation groups or %d characters of the"
                      + " pivot.")
                  .formatted(
                      LivePremium.MIN_TEXTS,
                      ReferencePremium.MIN_LINES,
                      ReferencePremium.MIN_CHARACTERS)));
    }
    page.table(fairness, "Most and least favoured language, their ratio, and Gini coefficient")
        .folded(premiums, "Every premium with its sample")
        .folded(groups, "What became of the translation groups")
        .section("Fertility");
    show(folder, page, fertility);
    if (!data.attributes().isEmpty()) {
      Table table = attributes.table();
      folder.write(table);
      page.section("Premiums along attributes");
      show(folder, page, attributes.figures());
      page.folded(table, "Every value with its sample");
    }
    page.section("Measures").table(measures, "Over all texts").folded(languages, "By language");
    if (!use.isEmpty()) {
      page.section("What is used of each vocabulary");
      show(folder, page, use);
      page.folded(coverage, "By script of the texts");
    }
    folder.write("report.html", page.html().getBytes(StandardCharsets.UTF_8));
  }

  private static void show(ReportFolder folder, ReportPage page, List<Figure> figures) {
    for (Figure figure : figures) {
      folder.write(
          figure.name() + ".svg", FigureWriter.svg(figure).getBytes(StandardCharsets.UTF_8));
      folder.write(figure.name() + ".png", FigureWriter.png(figure));
      page.figure(figure);
    }
  }
}
