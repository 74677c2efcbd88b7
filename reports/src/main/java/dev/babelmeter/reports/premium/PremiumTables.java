// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.metrics.Average;
import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.metrics.Parity;
import dev.babelmeter.metrics.Parity.Cost;
import dev.babelmeter.metrics.Parity.Spread;
import dev.babelmeter.reports.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The tables of a study of premiums. */
public final class PremiumTables {
  /** The columns of the contract with callers of {@code premium}. */
  public static final List<String> COLUMNS =
      List.of("language", "vocabulary", "lines", "tokens", "pivot_tokens", "premium");

  /** Under which terms the figures of a row hold. */
  private static final List<String> TERMS = List.of("special_tokens", "granularity", "average");

  private PremiumTables() {}

  private static List<String> terms(Granularity granularity) {
    return List.of("none", granularity.label(), Average.RATIO_OF_SUMS.label());
  }

  /** The cells of {@link #COLUMNS}. */
  public static List<@Nullable Object> cells(PremiumRow row) {
    return Arrays.asList(
        row.language(),
        row.vocabulary(),
        row.lines(),
        row.tokens(),
        row.pivotTokens(),
        row.premiumCell());
  }

  /** Every premium, with the terms that it holds under. */
  static Table premiums(List<PremiumRow> rows, String pivot, Granularity granularity) {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(List.of("unknown_share", "pivot"));
    columns.addAll(TERMS);
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (PremiumRow row : rows) {
      List<@Nullable Object> line = new ArrayList<>(cells(row));
      line.add(row.unknownShareCell());
      line.add(pivot);
      line.addAll(terms(granularity));
      cells.add(line);
    }
    return new Table("premium", columns, cells);
  }

  /** The premiums with a row a language and a column a vocabulary. */
  static Table parity(PremiumMatrix matrix, Granularity granularity) {
    List<String> columns = new ArrayList<>(List.of("language"));
    columns.addAll(matrix.vocabularies());
    columns.addAll(TERMS);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String language : matrix.languages()) {
      List<@Nullable Object> row = new ArrayList<>(List.of(language));
      for (String vocabulary : matrix.vocabularies()) {
        OptionalDouble premium = matrix.premium(language, vocabulary);
        row.add(premium.isPresent() ? premium.getAsDouble() : PremiumRow.INSUFFICIENT);
      }
      row.addAll(terms(granularity));
      rows.add(row);
    }
    return new Table("parity", columns, rows);
  }

  /**
   * For each vocabulary who is best and worst off, and how unequal it is, over the languages that
   * it can write.
   */
  static Table fairness(PremiumMatrix matrix, Granularity granularity) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String vocabulary : matrix.vocabularies()) {
      List<Cost> costs = new ArrayList<>();
      for (String language : matrix.languages()) {
        matrix
            .meaningful(language, vocabulary)
            .ifPresent(premium -> costs.add(new Cost(language, premium)));
      }
      List<@Nullable Object> row = new ArrayList<>(fairness(vocabulary, new Parity(costs)));
      row.addAll(terms(granularity));
      rows.add(row);
    }
    List<String> columns =
        new ArrayList<>(
            List.of(
                "vocabulary",
                "languages",
                "most_favoured",
                "lowest_premium",
                "least_favoured",
                "highest_premium",
                "max_over_min",
                "gini"));
    columns.addAll(TERMS);
    return new Table("fairness", columns, rows);
  }

  /**
   * {@code words.tsv}: what words become that are encoded alone. Fertility (Rust et al. 2021) and
   * continued words are over the words of the text, single-token retention (arXiv 2510.09947) over
   * the distinct ones; a word that became the unknown token alone is one token there, as published.
   */
  static Table words(List<WordRow> rows) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "language",
                "vocabulary",
                "words",
                "tokens",
                "fertility",
                "continued_word_share",
                "distinct_words",
                "single_token_retention"));
    columns.addAll(TERMS);
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (WordRow row : rows) {
      List<@Nullable Object> line =
          new ArrayList<>(
              Arrays.asList(
                  row.language(),
                  row.vocabulary(),
                  row.running().words(),
                  row.running().tokens(),
                  orNull(row.running().fertility()),
                  orNull(row.running().continuedWords(row.emptyWords())),
                  row.distinct().words(),
                  orNull(row.distinct().singleTokenRetention())));
      line.addAll(terms(Granularity.WORD));
      cells.add(line);
    }
    return new Table("words", columns, cells);
  }

  private static @Nullable Object orNull(OptionalDouble number) {
    return number.isPresent() ? (Object) number.getAsDouble() : null;
  }

  private static List<@Nullable Object> fairness(String vocabulary, Parity parity) {
    long languages = parity.costs().size();
    Optional<Spread> found = parity.spread();
    if (found.isEmpty()) {
      String none = PremiumRow.INSUFFICIENT;
      return Arrays.asList(vocabulary, languages, null, none, null, none, none, none);
    }
    Spread spread = found.get();
    return Arrays.asList(
        vocabulary,
        languages,
        spread.mostFavoured().language(),
        spread.mostFavoured().cost(),
        spread.leastFavoured().language(),
        spread.leastFavoured().cost(),
        spread.maxOverMin().orElseThrow(),
        spread.gini().orElseThrow());
  }
}
