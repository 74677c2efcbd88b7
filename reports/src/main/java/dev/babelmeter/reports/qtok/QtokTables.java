// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.qtok;

import dev.babelmeter.reports.Table;
import dev.babelmeter.reports.vocabulary.LanguageMap;
import dev.babelmeter.tokenizers.qtok.QtokClass;
import dev.babelmeter.tokenizers.qtok.QtokLabel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the Qtok command line (nup-csai/Qtok, {@code qtoklib/tables.py}), with its quirks:
 *
 * <ul>
 *   <li>Its row {@code Qtok} is the union of all vocabularies: here of those that are loaded, where
 *       Qtok adds thirteen of its own.
 *   <li>Scripts are shares of the tokens in letters of one script, not of the vocabulary.
 *   <li>A language's share is 1/k of each token of k languages, over the pairs of token and
 *       language; so a row does not add up to 100.
 *   <li>Columns in which every row is small are added up, after rounding, in a column {@code
 *       Other}. Which columns stand thus depends on who is compared, so they can be chosen instead.
 * </ul>
 *
 * <p>Columns come in alphabetical order, where Qtok's order is that of a Python set.
 */
public final class QtokTables {
  /** The row of the union. */
  public static final String UNION = "Qtok";

  private static final String ROW = "Tokenizer";
  private static final String OTHER = "Other";
  private static final double SMALL_SCRIPT = 1;
  private static final double SMALL_LANGUAGE = 0.5;

  private final Map<String, Map<String, QtokLabel>> rows = new LinkedHashMap<>();

  /** Labels the tokens of {@code vocabularies} and of their union. */
  public QtokTables(List<QtokVocabulary> vocabularies) {
    Map<String, QtokLabel> union = new LinkedHashMap<>();
    vocabularies.forEach(v -> v.tokens().forEach(t -> union.computeIfAbsent(t, QtokLabel::of)));
    rows.put(UNION, union);
    for (QtokVocabulary vocabulary : vocabularies) {
      Map<String, QtokLabel> labels = new LinkedHashMap<>();
      vocabulary.tokens().forEach(token -> labels.put(token, union.get(token)));
      rows.put(vocabulary.name(), labels);
    }
  }

  /** {@code basic_stats_abs.tsv}: tokens of each class. */
  public Table basicAbsolute() {
    return basic("basic_stats_abs", false);
  }

  /** {@code basic_stats.tsv}: percent of all tokens. */
  public Table basic() {
    return basic("basic_stats", true);
  }

  private Table basic(String name, boolean percent) {
    List<String> columns = new ArrayList<>(List.of(ROW));
    for (QtokClass tokenClass : QtokClass.values()) {
      columns.add(tokenClass.column());
    }
    List<List<@Nullable Object>> cells = new ArrayList<>();
    rows.forEach(
        (row, labels) -> {
          Map<QtokClass, Long> counts = new EnumMap<>(QtokClass.class);
          labels.values().forEach(label -> counts.merge(label.tokenClass(), 1L, Long::sum));
          List<@Nullable Object> line = new ArrayList<>(List.of(row));
          for (QtokClass tokenClass : QtokClass.values()) {
            long count = counts.getOrDefault(tokenClass, 0L);
            line.add(percent ? (Object) percent(count, labels.size()) : (Object) count);
          }
          cells.add(line);
        });
    return new Table(name, columns, cells);
  }

  /** {@code unicode_stats.tsv}: percent of the tokens in letters of one script. */
  public Table scripts(@Nullable Set<String> columns) {
    return folded("unicode_stats", scriptShares(), columns, SMALL_SCRIPT);
  }

  /** The same with a column for every script. */
  public Table allScripts() {
    Shares shares = scriptShares();
    return folded("unicode_stats_all", shares, shares.columns(), SMALL_SCRIPT);
  }

  /** {@code latin_stats.tsv} or {@code cyrillic_stats.tsv}, by the script of the map. */
  public Table languages(LanguageMap map, @Nullable Set<String> columns) {
    return folded(languageTable(map), languageShares(map), columns, SMALL_LANGUAGE);
  }

  /** The same with a column for every language. */
  public Table allLanguages(LanguageMap map) {
    Shares shares = languageShares(map);
    return folded(languageTable(map) + "_all", shares, shares.columns(), SMALL_LANGUAGE);
  }

  private static String languageTable(LanguageMap map) {
    return map.script().toLowerCase(Locale.ROOT) + "_stats";
  }

  /** Unrounded shares by row and column. */
  private record Shares(Map<String, Map<String, Double>> rows, Set<String> columns) {
    Shares(Map<String, Map<String, Double>> rows) {
      this(rows, new TreeSet<>());
      rows.values().forEach(row -> columns.addAll(row.keySet()));
    }
  }

  private Shares scriptShares() {
    Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    rows.forEach(
        (row, labels) -> {
          Map<String, Double> counts = new HashMap<>();
          for (QtokLabel label : labels.values()) {
            if (label.tokenClass().isAlpha()) {
              String kind = label.tokenClass().column().replace("_alpha", "");
              counts.merge(label.script() + " (" + kind + ")", 1.0, Double::sum);
            }
          }
          double all = counts.values().stream().mapToDouble(Double::doubleValue).sum();
          shares.put(row, percents(counts, all));
        });
    return new Shares(shares);
  }

  private Shares languageShares(LanguageMap map) {
    Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    rows.forEach(
        (row, labels) -> {
          Map<String, Double> sums = new HashMap<>();
          long pairs = 0;
          for (Map.Entry<String, QtokLabel> token : labels.entrySet()) {
            if (!token.getValue().tokenClass().isAlpha()
                || token.getKey().codePointCount(0, token.getKey().length()) < 2) {
              continue;
            }
            Collection<String> languages = map.languagesOf(token.getKey());
            languages.forEach(l -> sums.merge(l, 1.0 / languages.size(), Double::sum));
            pairs += languages.size();
          }
          shares.put(row, percents(sums, pairs));
        });
    return new Shares(shares);
  }

  private static Map<String, Double> percents(Map<String, Double> parts, double whole) {
    Map<String, Double> percents = new HashMap<>();
    parts.forEach((column, part) -> percents.put(column, 100 * part / whole));
    return percents;
  }

  /**
   * The table of {@code shares} with the columns {@code chosen}, or by Qtok's rule when that is
   * null; the other columns become {@code Other}.
   */
  private static Table folded(
      String name, Shares shares, @Nullable Set<String> chosen, double small) {
    Set<String> shown = new LinkedHashSet<>();
    for (String column : chosen == null ? shares.columns() : chosen) {
      boolean large =
          shares.rows().values().stream()
              .anyMatch(row -> rounded(row.getOrDefault(column, 0.0)) > small);
      if (!column.equals(OTHER) && !column.equals(ROW) && (chosen != null || large)) {
        shown.add(column);
      }
    }
    List<List<@Nullable Object>> cells = new ArrayList<>();
    boolean other = false;
    for (Map.Entry<String, Map<String, Double>> row : shares.rows().entrySet()) {
      List<@Nullable Object> line = new ArrayList<>(List.of(row.getKey()));
      boolean empty = row.getValue().isEmpty();
      for (String column : shown) {
        // Python writes the 0 of a row without such tokens as a whole number.
        line.add(empty ? (Object) 0L : rounded(row.getValue().getOrDefault(column, 0.0)));
      }
      double rest = 0;
      for (String column : shares.columns()) {
        rest += shown.contains(column) ? 0 : rounded(row.getValue().getOrDefault(column, 0.0));
      }
      line.add(rounded(rest));
      other |= rounded(rest) != 0;
      cells.add(line);
    }
    List<String> columns = new ArrayList<>(List.of(ROW));
    columns.addAll(shown);
    if (other) {
      columns.add(OTHER);
    } else {
      cells.forEach(line -> line.remove(line.size() - 1));
    }
    return new Table(name, columns, cells);
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : rounded(100.0 * part / whole);
  }

  private static double rounded(double value) {
    return PythonNumbers.round2(value);
  }
}
