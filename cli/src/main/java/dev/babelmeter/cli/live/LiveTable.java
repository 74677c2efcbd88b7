// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import dev.babelmeter.metrics.Ratios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Draws the live totals for people. */
public final class LiveTable {
  private static final int LANGUAGES = 8;
  private static final int NAME_WIDTH = 22;
  private static final int COLUMN_WIDTH = 14;
  private static final String WITHHELD = "-";

  private final List<String> vocabularies;

  /** Draws {@code vocabularies} in this order, and others behind them. */
  public LiveTable(List<String> vocabularies) {
    this.vocabularies = List.copyOf(vocabularies);
  }

  /**
   * Returns the lines of the table.
   *
   * @param elapsed time since the texts began to flow
   * @param textsPerSecond rate of late
   */
  public List<String> draw(LiveSnapshot snapshot, Duration elapsed, double textsPerSecond) {
    List<String> names = new ArrayList<>(vocabularies);
    names.retainAll(snapshot.byVocabulary().keySet());
    snapshot.byVocabulary().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d  %,d texts counted (%,.0f a second), %,d dead letters",
            elapsed.toHours(),
            elapsed.toMinutesPart(),
            elapsed.toSecondsPart(),
            snapshot.texts(),
            textsPerSecond,
            snapshot.deadLetters()));
    lines.add("");
    lines.add(row("vocabulary", List.of("texts", "tokens", "tokens/word", "bytes/token")));
    names.forEach(name -> lines.add(totals(name, snapshot.byVocabulary().get(name))));
    if (!names.isEmpty()) {
      addDearest(lines, snapshot, names);
    }
    return lines;
  }

  private static void addDearest(
      List<String> lines, LiveSnapshot snapshot, List<String> vocabularies) {
    List<String> languages = TrafficRatios.dearest(snapshot, vocabularies.get(0), LANGUAGES);
    if (languages.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        "Dearest languages: tokens per byte of live traffic, relative to English"
            + " (not parallel text)");
    lines.add(row("", vocabularies));
    for (String language : languages) {
      lines.add(
          row(
              language + " " + Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH),
              vocabularies.stream()
                  .map(vocabulary -> ratio(TrafficRatios.ratio(snapshot, language, vocabulary)))
                  .toList()));
    }
  }

  private static String totals(String name, LiveSums sums) {
    return row(
        name,
        List.of(
            whole(sums.texts()),
            whole(sums.tokens()),
            ratio(Ratios.fertility(sums.tokens(), sums.words())),
            ratio(Ratios.bytesPerToken(sums.bytes(), sums.tokens()))));
  }

  private static String row(String name, List<String> cells) {
    return pad(name, NAME_WIDTH)
        + cells.stream()
            .map(cell -> "  " + " ".repeat(Math.max(0, COLUMN_WIDTH - cell.length())) + cut(cell))
            .collect(Collectors.joining());
  }

  private static String pad(String text, int width) {
    String shown = text.length() > width ? text.substring(0, width) : text;
    return shown + " ".repeat(width - shown.length());
  }

  private static String cut(String cell) {
    return cell.length() > COLUMN_WIDTH ? cell.substring(0, COLUMN_WIDTH) : cell;
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : WITHHELD;
  }
}
