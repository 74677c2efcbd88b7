// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import dev.babelmeter.reports.Table;
import dev.babelmeter.tokenizers.describe.TokenClass;
import dev.babelmeter.tokenizers.describe.VocabularyReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The complete form of what Qtok measures: every Unicode script, every token in one kind, shares of
 * the whole vocabulary, and vocabularies of any family.
 */
public final class TokenTables {
  private TokenTables() {}

  /** {@code token_kinds.tsv}: tokens of each kind; the kinds add up to the size. */
  public static Table kinds(List<VocabularyTokens> vocabularies) {
    List<String> columns = new ArrayList<>(List.of("vocabulary", "family", "size"));
    Arrays.stream(TokenKind.values()).map(TokenKind::label).forEach(columns::add);
    columns.addAll(List.of("space_prefixed", "inner"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (VocabularyTokens vocabulary : vocabularies) {
      Map<TokenKind, Long> counts = count(vocabulary.tokens(), Token::kind);
      List<@Nullable Object> row = new ArrayList<>();
      row.addAll(
          List.of(vocabulary.name(), vocabulary.family(), (long) vocabulary.tokens().size()));
      for (TokenKind kind : TokenKind.values()) {
        row.add(counts.getOrDefault(kind, 0L));
      }
      row.add(count(vocabulary, Token::spacePrefixed));
      row.add(count(vocabulary, token -> token.isText() && !token.spacePrefixed()));
      rows.add(row);
    }
    return new Table("token_kinds", columns, rows);
  }

  /**
   * {@code reachability.tsv}: how many tokens a text can become, after Magikarp (Land and Bartolo
   * 2024): decoded and encoded again a token is itself, is a part of characters, or something else.
   */
  public static Table reachability(List<VocabularyReport> vocabularies) {
    List<String> columns = new ArrayList<>(List.of("vocabulary", "size"));
    for (TokenClass tokenClass : TokenClass.values()) {
      columns.add(tokenClass.name().toLowerCase(Locale.ROOT));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (VocabularyReport vocabulary : vocabularies) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(vocabulary.description().name());
      row.add((long) vocabulary.tokens().size());
      vocabulary.classes().values().forEach(row::add);
      rows.add(row);
    }
    return new Table("reachability", columns, rows);
  }

  /**
   * {@code script_stats.tsv}: for each vocabulary and script the tokens with letters of it, and
   * their share of the whole vocabulary. The shares of a vocabulary add up to 100.
   */
  public static Table scripts(List<VocabularyTokens> vocabularies) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (VocabularyTokens vocabulary : vocabularies) {
      Map<String, List<Token>> byScript =
          vocabulary.tokens().stream().collect(Collectors.groupingBy(Token::script));
      byScript.entrySet().stream()
          .sorted(
              Comparator.comparing((Map.Entry<String, List<Token>> e) -> -e.getValue().size())
                  .thenComparing(Map.Entry::getKey))
          .forEach(entry -> rows.add(scriptRow(vocabulary, entry.getKey(), entry.getValue())));
    }
    return new Table(
        "script_stats",
        List.of(
            "vocabulary",
            "script",
            "tokens",
            "percent_of_vocabulary",
            "space_prefixed",
            "inner",
            "single_characters"),
        rows);
  }

  private static List<@Nullable Object> scriptRow(
      VocabularyTokens vocabulary, String script, List<Token> tokens) {
    return Arrays.asList(
        vocabulary.name(),
        script,
        (long) tokens.size(),
        100.0 * tokens.size() / vocabulary.tokens().size(),
        tokens.stream().filter(Token::spacePrefixed).count(),
        tokens.stream().filter(token -> token.isText() && !token.spacePrefixed()).count(),
        tokens.stream().filter(token -> token.isText() && token.length() == 1).count());
  }

  /**
   * {@code token_lengths.tsv}: tokens of each length in characters, without the space before them;
   * bytes and fragments are no characters and have lengths in bytes.
   */
  public static Table lengths(List<VocabularyTokens> vocabularies) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (VocabularyTokens vocabulary : vocabularies) {
      for (String unit : List.of("characters", "bytes")) {
        lengths(vocabulary, unit)
            .forEach(
                (length, tokens) ->
                    rows.add(Arrays.asList(vocabulary.name(), unit, (long) length, tokens)));
      }
    }
    return new Table("token_lengths", List.of("vocabulary", "unit", "length", "tokens"), rows);
  }

  /** Tokens by length in {@code characters} or, of bytes and fragments, {@code bytes}. */
  public static SortedMap<Integer, Long> lengths(VocabularyTokens vocabulary, String unit) {
    boolean characters = unit.equals("characters");
    Stream<Token> tokens =
        vocabulary.tokens().stream()
            .filter(token -> token.kind() != TokenKind.SPECIAL && token.isText() == characters);
    return new TreeMap<>(count(tokens.toList(), Token::length));
  }

  /** {@code overlap.tsv}: what each vocabulary shares with the others. */
  public static Table overlap(Overlap overlap) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Overlap.Share share : overlap.shares()) {
      rows.add(
          Arrays.asList(
              share.vocabulary(), share.tokens(), share.core(), share.singleton(), share.union()));
    }
    return new Table(
        "overlap",
        List.of("vocabulary", "tokens", "core_tokens", "singleton_tokens", "union_so_far"),
        rows);
  }

  /** {@code jaccard.tsv}: the Jaccard index of each two vocabularies. */
  public static Table jaccard(Overlap overlap) {
    List<String> columns = new ArrayList<>(List.of("vocabulary"));
    columns.addAll(overlap.names());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<List<Double>> matrix = overlap.jaccard();
    for (int v = 0; v < matrix.size(); v++) {
      List<@Nullable Object> row = new ArrayList<>(List.of(overlap.names().get(v)));
      row.addAll(matrix.get(v));
      rows.add(row);
    }
    return new Table("jaccard", columns, rows);
  }

  /**
   * {@code language_stats.tsv}: for each vocabulary and language of {@code map} its share of the
   * tokens that the map knows, a token of k languages giving 1/k to each, so that the shares of a
   * vocabulary add up to 100; and how many of the tokens in letters of the map's script it knows.
   */
  public static Table languages(List<VocabularyTokens> vocabularies, List<LanguageMap> maps) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (LanguageMap map : maps) {
      for (VocabularyTokens vocabulary : vocabularies) {
        rows.addAll(languages(vocabulary, map));
      }
    }
    return new Table(
        "language_stats",
        List.of(
            "vocabulary",
            "script",
            "language",
            "percent_of_known",
            "known_tokens",
            "tokens_in_script"),
        rows);
  }

  private static List<List<@Nullable Object>> languages(
      VocabularyTokens vocabulary, LanguageMap map) {
    SortedMap<String, Double> sums = new TreeMap<>();
    long known = 0;
    long all = 0;
    for (Token token : vocabulary.tokens()) {
      if (token.kind() != TokenKind.LETTERS || !token.script().equals(map.script())) {
        continue;
      }
      all++;
      List<String> languages =
          map.languagesOf(token.spacePrefixed() ? " " + token.text() : token.text());
      known += languages.isEmpty() ? 0 : 1;
      languages.forEach(language -> sums.merge(language, 1.0 / languages.size(), Double::sum));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Map.Entry<String, Double> sum : sums.entrySet()) {
      rows.add(
          Arrays.asList(
              vocabulary.name(),
              map.script(),
              sum.getKey(),
              100 * sum.getValue() / known,
              known,
              all));
    }
    return rows;
  }

  private static long count(VocabularyTokens vocabulary, Predicate<Token> test) {
    return vocabulary.tokens().stream().filter(test).count();
  }

  private static <K> Map<K, Long> count(List<Token> tokens, Function<Token, K> key) {
    Map<K, Long> counts = new HashMap<>();
    tokens.forEach(token -> counts.merge(key.apply(token), 1L, Long::sum));
    return counts;
  }
}
