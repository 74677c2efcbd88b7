// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.analysis;

import dev.babelmeter.metrics.Average;
import dev.babelmeter.metrics.DictionaryShares;
import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.metrics.DigitChunking;
import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.metrics.Ratios;
import dev.babelmeter.metrics.SequenceLength;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.metrics.TokenMeasures;
import dev.babelmeter.reports.analysis.AnalysisData.Analysed;
import dev.babelmeter.reports.analysis.AnalysisData.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The measures of some texts under one vocabulary, as cells of a table. */
final class MeasureRow {
  static final List<String> COLUMNS = columns();

  private static final String NOT_APPLICABLE = "n/a";
  private static final String INSUFFICIENT = "insufficient";

  private MeasureRow() {}

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "texts",
                "chars",
                "bytes",
                "words",
                "tokens",
                "fertility",
                "characters_per_token",
                "bytes_per_token",
                "tokens_per_character",
                "normalized_sequence_length",
                "single_token_word_share",
                "unknown_token_share",
                "byte_fallback_token_share",
                "analysed_texts",
                "analysed_tokens",
                "used_tokens",
                "vocabulary_size",
                "vocabulary_use",
                "shannon_entropy",
                "shannon_efficiency",
                "renyi_entropy_2.5",
                "renyi_efficiency_2.5",
                "percentile_frequency",
                "type_token_ratio",
                "average_token_rank",
                "continued_word_share",
                "dictionary_types",
                "tr_dict_percent",
                "pure_dict_percent",
                "digit_runs"));
    for (DigitChunking.Cut cut : DigitChunking.Cut.values()) {
      columns.add("digits_" + cut.label() + "_share");
    }
    columns.addAll(List.of("special_tokens", "granularity", "average"));
    return columns;
  }

  /**
   * The cells over all texts of {@code counted} and {@code analysed}.
   *
   * @param reference the same texts under the vocabulary that sequence lengths are normalized by
   */
  static List<@Nullable Object> cells(
      Collection<Counted> counted, Collection<Analysed> analysed, Collection<Counted> reference) {
    long tokens = reference.stream().mapToLong(Counted::tokens).reduce(0, Math::addExact);
    List<@Nullable Object> cells = new ArrayList<>(counted(counted, tokens));
    cells.addAll(analysed(analysed));
    cells.addAll(List.of("none", Granularity.TEXT.label(), Average.RATIO_OF_SUMS.label()));
    return cells;
  }

  private static List<@Nullable Object> counted(Collection<Counted> rows, long reference) {
    long texts = 0;
    long characters = 0;
    long bytes = 0;
    long words = 0;
    long tokens = 0;
    long single = 0;
    Long unknown = 0L;
    Long fallback = 0L;
    for (Counted row : rows) {
      texts += row.texts();
      characters += row.characters();
      bytes += row.bytes();
      words += row.words();
      tokens += row.tokens();
      single += row.singleTokenWords();
      unknown = plus(unknown, row.unknownTokens());
      fallback = plus(fallback, row.byteFallbackTokens());
    }
    return Arrays.asList(
        texts,
        characters,
        bytes,
        words,
        tokens,
        orNull(Ratios.fertility(tokens, words)),
        orNull(Ratios.charactersPerToken(characters, tokens)),
        orNull(Ratios.bytesPerToken(bytes, tokens)),
        orNull(Ratios.tokensPerCharacter(tokens, characters)),
        orNull(SequenceLength.normalized(tokens, reference)),
        orNull(Ratios.share(single, words)),
        unknown == null ? NOT_APPLICABLE : orNull(Ratios.share(unknown, tokens)),
        fallback == null ? NOT_APPLICABLE : orNull(Ratios.share(fallback, tokens)));
  }

  private static List<@Nullable Object> analysed(Collection<Analysed> rows) {
    TokenFrequencies frequencies = new TokenFrequencies();
    Map<String, Long> digits = new TreeMap<>();
    long texts = 0;
    long words = 0;
    long continued = 0;
    Long size = null;
    for (Analysed row : rows) {
      frequencies.addAll(row.frequencies());
      row.digitRuns().forEach((cut, runs) -> digits.merge(cut, runs, Math::addExact));
      texts += row.texts();
      words += row.words();
      continued += row.continuedWords();
      size = row.vocabularySize();
    }
    TokenMeasures measures = TokenMeasures.of(frequencies);
    long runs = digits.values().stream().mapToLong(Long::longValue).sum();
    List<@Nullable Object> cells =
        new ArrayList<>(
            Arrays.asList(
                texts,
                measures.tokens(),
                measures.usedTokens(),
                size,
                size == null ? null : orNull(Ratios.share(measures.usedTokens(), size)),
                orNull(measures.shannonEntropy()),
                orNull(measures.shannonEfficiency()),
                orNull(measures.renyiEntropy()),
                orNull(measures.renyiEfficiency()),
                orNull(measures.percentileFrequency()),
                orNull(measures.typeTokenRatio()),
                orNull(measures.averageTokenRank()),
                orNull(Ratios.share(continued, words))));
    cells.addAll(dictionary(rows));
    cells.add(runs);
    for (DigitChunking.Cut cut : DigitChunking.Cut.values()) {
      long part = digits.getOrDefault(cut.label(), 0L);
      cells.add(orNull(Ratios.share(part, runs)));
    }
    return cells;
  }

  /** Shares of texts in one language and script alone: a dictionary is of a language. */
  private static List<@Nullable Object> dictionary(Collection<Analysed> rows) {
    Analysed row = rows.size() == 1 ? rows.iterator().next() : null;
    if (row == null || (row.dictionary().tokens() == null && !row.dictionary().refused())) {
      return Arrays.asList(null, null, null);
    }
    DictionaryTokens tokens = row.dictionary().tokens();
    if (tokens == null) {
      return Arrays.asList(null, INSUFFICIENT, INSUFFICIENT);
    }
    DictionaryShares shares = tokens.shares(row.frequencies());
    return Arrays.asList(
        shares.types(), orNull(shares.percentWords()), orNull(shares.percentRoots()));
  }

  private static @Nullable Long plus(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(Math.addExact(a, b));
  }

  static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
