// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.coverage;

import dev.babelmeter.reports.ReportException;
import dev.babelmeter.reports.ReportFolder;
import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.page.ReportPage;
import dev.babelmeter.reports.plot.Figure;
import dev.babelmeter.reports.plot.FigureWriter;
import dev.babelmeter.reports.qtok.QtokTables;
import dev.babelmeter.reports.qtok.QtokVocabulary;
import dev.babelmeter.reports.vocabulary.LanguageMap;
import dev.babelmeter.reports.vocabulary.Overlap;
import dev.babelmeter.reports.vocabulary.TokenTables;
import dev.babelmeter.reports.vocabulary.VocabularyTokens;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.describe.VocabularyReport;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Gathers vocabularies, then writes the report on what they cover. */
public final class VocabularyReportWriter {
  private final List<LanguageMap> maps;
  private final QtokColumns columns;
  private final List<String> notices = new ArrayList<>();
  private final Consumer<String> reader;
  private final List<QtokVocabulary> qtok = new ArrayList<>();
  private final List<VocabularyTokens> vocabularies = new ArrayList<>();
  private final List<VocabularyReport> described = new ArrayList<>();

  /**
   * Begins a report.
   *
   * @param maps which languages tokens belong to
   * @param columns the columns of Qtok's tables
   * @param reader takes sentences that say what was left out and why
   */
  public VocabularyReportWriter(
      List<LanguageMap> maps, QtokColumns columns, Consumer<String> reader) {
    this.maps = List.copyOf(maps);
    this.columns = columns;
    this.reader = reader;
  }

  /** Adds a vocabulary. It takes some seconds for a large one, as every token is encoded. */
  public void add(TokenizerSource source) {
    TokenizerContent content = TokenizerContent.read(source);
    vocabularies.add(VocabularyTokens.of(source.name(), content));
    try {
      qtok.add(QtokVocabulary.load(source, content));
    } catch (ReportException e) {
      tell(String.valueOf(e.getMessage()));
    }
    try {
      described.add(VocabularyReport.of(source));
    } catch (VocabularyException e) {
      tell(e.getMessage());
    }
  }

  private void tell(String notice) {
    notices.add(notice);
    reader.accept(notice);
  }

  /**
   * Writes the tables, plots and the page.
   *
   * @throws ReportException when there is no vocabulary, or the folder cannot be written to
   */
  public void write(ReportFolder folder) {
    if (vocabularies.isEmpty()) {
      throw new ReportException("there is no vocabulary to report on: name one that can be read");
    }
    checkMaps();
    List<Table> parity = qtokTables();
    Overlap overlap = new Overlap(vocabularies);
    Table kinds = TokenTables.kinds(vocabularies);
    Table reachable = TokenTables.reachability(described);
    Table scripts = TokenTables.scripts(vocabularies);
    Table lengths = TokenTables.lengths(vocabularies);
    Table shared = TokenTables.overlap(overlap);
    Table jaccard = TokenTables.jaccard(overlap);
    Table languages = TokenTables.languages(vocabularies, maps);
    List<Table> own = new ArrayList<>(List.of(kinds, reachable, scripts, lengths, shared, jaccard));
    own.addAll(maps.isEmpty() ? List.of() : List.of(languages));
    parity.forEach(folder::write);
    own.forEach(folder::write);

    CoveragePlots plots = new CoveragePlots(vocabularies, overlap);
    List<Figure> figures = plots.all();
    for (Figure figure : figures) {
      folder.write(
          figure.name() + ".svg", FigureWriter.svg(figure).getBytes(StandardCharsets.UTF_8));
      folder.write(figure.name() + ".png", FigureWriter.png(figure));
    }
    ReportPage page =
        new ReportPage("What vocabularies cover")
            .paragraph(
                "Read from the vocabularies alone: which scripts and languages their tokens are in,"
                    + " what they are made of, how long they are, and what they have in common.")
            .notes(notices)
            .section("Scripts")
            .figure(plots.scripts())
            .folded(scripts, "Tokens by script, as shares of the whole vocabulary")
            .section("Kinds of tokens")
            .table(kinds, "Tokens by kind; the kinds add up to the size")
            .table(
                reachable, "Whether a text becomes the token: each was decoded and encoded again")
            .section("Lengths")
            .figure(plots.lengths())
            .folded(lengths, "Tokens by length")
            .section("What they have in common")
            .figure(plots.clusters())
            .figure(plots.jaccard())
            .table(shared, "Core tokens are in every vocabulary here, singletons in one only");
    if (!maps.isEmpty()) {
      page.section("Languages")
          .folded(languages, "Shares of the tokens that a language map knows, adding up to 100");
    }
    page.section("Qtok's tables")
        .paragraph(
            "Equal to those of the Qtok command line, quirks included: scripts as shares of the"
                + " tokens in letters, languages over pairs of token and language. Its row Qtok is"
                + " the union of the vocabularies here.");
    parity.forEach(table -> page.folded(table, table.name()));
    folder.write("report.html", page.html().getBytes(StandardCharsets.UTF_8));
  }

  private void checkMaps() {
    for (LanguageMap map : maps) {
      boolean matches =
          TokenTables.languages(vocabularies, List.of(map)).rows().stream().findAny().isPresent();
      if (!matches) {
        tell(
            "the language map for "
                + map.script()
                + " knows no token of these vocabularies, so its shares are 0: give the map that"
                + " was made for their scripts");
      }
    }
  }

  private List<Table> qtokTables() {
    if (qtok.isEmpty()) {
      return Collections.emptyList();
    }
    QtokTables tables = new QtokTables(qtok);
    List<Table> all =
        new ArrayList<>(
            List.of(
                tables.basicAbsolute(),
                tables.basic(),
                tables.scripts(columns.of("unicode_stats")),
                tables.allScripts()));
    for (LanguageMap map : maps) {
      Table languages = tables.allLanguages(map);
      String name = languages.name().replace("_all", "");
      all.add(tables.languages(map, columns.of(name)));
      all.add(languages);
    }
    return all;
  }
}
