// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.metrics.Variety;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables of an analysis: {@code totals.tsv}, {@code languages.tsv}, {@code windows.tsv} and
 * {@code dead-letters.tsv}. Their rows are sorted, so the same input gives the same files.
 */
final class AnalysisTables implements FileAnalysis.Results {
  private static final List<String> LANGUAGE_COLUMNS = List.of("language", "script");
  private static final List<String> WINDOW_COLUMNS =
      List.of("window_start", "window_end", "tenant", "language", "script", "direction", "model");
  private static final List<String> LETTER_COLUMNS =
      List.of("file", "line", "reason", "explanation");

  private final Sums totals = new Sums();
  private final SortedMap<Variety, Sums> languages = new TreeMap<>();
  private final List<CountWindow> windows = new ArrayList<>();
  private final AnalysisMeasures measures = new AnalysisMeasures();
  private final List<DeadLetter> letters = new ArrayList<>();

  @Override
  public void add(CountWindow window) {
    totals.add(window);
    languages
        .computeIfAbsent(
            new Variety(window.getLanguage(), window.getScript()), variety -> new Sums())
        .add(window);
    windows.add(window);
    measures.add(window);
  }

  @Override
  public void add(PremiumWindow window) {
    measures.add(window);
  }

  @Override
  public void add(CoverageWindow window) {
    measures.add(window);
  }

  @Override
  public void add(AttributeWindow window) {
    measures.add(window);
  }

  @Override
  public void add(DeadLetter letter) {
    letters.add(letter);
  }

  /** What premiums, measures and coverage are formed from. */
  AnalysisMeasures measures() {
    return measures;
  }

  /** Number of refused records. */
  int deadLetters() {
    return letters.size();
  }

  /** Number of counted texts. */
  long texts() {
    return totals.texts();
  }

  /** Writes the tables into {@code folder}, which is made when it is missing. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (TsvFile table = new TsvFile(folder.resolve("totals.tsv"), Sums.COLUMNS)) {
      writeRows(table, List.of(), totals);
    }
    try (TsvFile table =
        new TsvFile(folder.resolve("languages.tsv"), join(LANGUAGE_COLUMNS, Sums.COLUMNS))) {
      for (var entry : languages.entrySet()) {
        Variety variety = entry.getKey();
        writeRows(table, List.of(variety.language(), variety.script()), entry.getValue());
      }
    }
    writeWindows(folder.resolve("windows.tsv"));
    writeLetters(folder.resolve("dead-letters.tsv"));
  }

  private void writeWindows(Path file) throws IOException {
    windows.sort(
        Comparator.comparing(CountWindow::getWindowStart)
            .thenComparing(CountWindow::getTenant)
            .thenComparing(CountWindow::getLanguage)
            .thenComparing(CountWindow::getScript)
            .thenComparing(CountWindow::getDirection)
            .thenComparing(CountWindow::getModel));
    try (TsvFile table = new TsvFile(file, join(WINDOW_COLUMNS, Sums.COLUMNS))) {
      for (CountWindow window : windows) {
        List<String> key =
            List.of(
                time(window.getWindowStart()),
                time(window.getWindowEnd()),
                window.getTenant(),
                window.getLanguage(),
                window.getScript(),
                window.getDirection().name().toLowerCase(Locale.ROOT),
                window.getModel());
        writeRows(table, key, Sums.of(window));
      }
    }
  }

  private void writeLetters(Path file) throws IOException {
    letters.sort(Comparator.comparing(DeadLetter::getTopic).thenComparing(DeadLetter::getOffset));
    try (TsvFile table = new TsvFile(file, LETTER_COLUMNS)) {
      for (DeadLetter letter : letters) {
        table.row(
            List.of(
                letter.getTopic(),
                Long.toString(letter.getOffset()),
                letter.getReason().name(),
                letter.getExplanation()));
      }
    }
  }

  private static void writeRows(TsvFile table, List<String> key, Sums sums) throws IOException {
    for (List<String> row : sums.rows()) {
      table.row(join(key, row));
    }
  }

  private static String time(Instant time) {
    return time.toString();
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
