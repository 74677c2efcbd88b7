// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.metrics.Average;
import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.metrics.Ratios;
import dev.babelmeter.operators.WindowSums;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Sums of windows, and the columns that tables show of them. */
final class Sums {
  /** The columns of {@link #rows}. */
  static final List<String> COLUMNS =
      List.of(
          "vocabulary",
          "texts",
          "chars",
          "bytes",
          "words",
          "tokens",
          "unknown_tokens",
          "byte_fallback_tokens",
          "single_token_words",
          "fertility",
          "bytes_per_token",
          "special_tokens",
          "granularity",
          "average");

  private static final String NOT_APPLICABLE = "n/a";
  private static final int DECIMALS = 6;

  private final List<VocabularyCounts> counts = new ArrayList<>();
  private long texts;
  private long characters;
  private long bytes;
  private long words;

  /** Returns the sums of one window. */
  static Sums of(CountWindow window) {
    Sums sums = new Sums();
    sums.add(window);
    return sums;
  }

  void add(CountWindow window) {
    texts += window.getTexts();
    characters += window.getCharacters();
    bytes += window.getUtf8Bytes();
    words += window.getWords();
    WindowSums.add(counts, window.getCounts());
  }

  /** Number of texts. */
  long texts() {
    return texts;
  }

  /** Returns a row for each vocabulary. */
  List<List<String>> rows() {
    return counts.stream().map(this::row).toList();
  }

  private List<String> row(VocabularyCounts count) {
    return List.of(
        count.getVocabulary(),
        Long.toString(texts),
        Long.toString(characters),
        Long.toString(bytes),
        Long.toString(words),
        Long.toString(count.getTokens()),
        orNotApplicable(count.getUnknownTokens()),
        orNotApplicable(count.getByteFallbackTokens()),
        Long.toString(count.getSingleTokenWords()),
        ratio(Ratios.fertility(count.getTokens(), words)),
        ratio(Ratios.bytesPerToken(bytes, count.getTokens())),
        "none",
        Granularity.TEXT.label(),
        Average.RATIO_OF_SUMS.label());
  }

  private static String orNotApplicable(@Nullable Long count) {
    return count == null ? NOT_APPLICABLE : count.toString();
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isEmpty()
        ? NOT_APPLICABLE
        : new BigDecimal(ratio.getAsDouble())
            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
            .toPlainString();
  }
}
