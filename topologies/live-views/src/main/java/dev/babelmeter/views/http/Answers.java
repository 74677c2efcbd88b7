// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static dev.babelmeter.views.http.Numbers.orNull;
import static dev.babelmeter.views.http.Numbers.shareOf;

import dev.babelmeter.metrics.Ratios;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP interface answers, as JSON with names in snake case. Sums are whole numbers; a
 * ratio over nothing, and a number that does not apply, is null.
 */
final class Answers {
  private Answers() {}

  /** Why a request is not answered. */
  record ErrorAnswer(String error) {}

  /** The process is there. */
  record HealthAnswer(boolean alive) {}

  /**
   * The views serve.
   *
   * @param totalsAt where the totals are when another instance holds them
   */
  record ReadyAnswer(boolean ready, @Nullable String totalsAt) {}

  /**
   * Totals.
   *
   * @param by what the rows are told apart by
   */
  record TotalsAnswer(List<String> by, List<TotalsRow> totals) {}

  /**
   * The totals of some texts.
   *
   * @param group what they share
   */
  record TotalsRow(
      Map<String, String> group,
      long texts,
      long lateTexts,
      long characters,
      long utf8Bytes,
      long words,
      List<VocabularyRow> vocabularies) {
    static TotalsRow of(
        Map<String, String> group, LiveTotals totals, List<VocabularyRow> vocabularies) {
      return new TotalsRow(
          group,
          totals.getTexts(),
          totals.getLateTexts(),
          totals.getCharacters(),
          totals.getUtf8Bytes(),
          totals.getWords(),
          vocabularies);
    }
  }

  /** The totals of those texts that were counted under one vocabulary, and their ratios. */
  record VocabularyRow(
      String vocabulary,
      String fingerprint,
      long texts,
      long characters,
      long utf8Bytes,
      long words,
      long tokens,
      @Nullable Long unknownTokens,
      @Nullable Long byteFallbackTokens,
      long singleTokenWords,
      @Nullable Double fertility,
      @Nullable Double bytesPerToken,
      @Nullable Double charactersPerToken,
      @Nullable Double unknownTokenShare,
      @Nullable Double byteFallbackTokenShare,
      @Nullable Double singleTokenWordShare,
      String specialTokens,
      String granularity,
      String average) {
    static VocabularyRow of(VocabularyTotals sums) {
      long tokens = sums.getTokens();
      return new VocabularyRow(
          sums.getVocabulary(),
          sums.getFingerprint(),
          sums.getTexts(),
          sums.getCharacters(),
          sums.getUtf8Bytes(),
          sums.getWords(),
          tokens,
          sums.getUnknownTokens(),
          sums.getByteFallbackTokens(),
          sums.getSingleTokenWords(),
          orNull(Ratios.fertility(tokens, sums.getWords())),
          orNull(Ratios.bytesPerToken(sums.getUtf8Bytes(), tokens)),
          orNull(Ratios.charactersPerToken(sums.getCharacters(), tokens)),
          shareOf(sums.getUnknownTokens(), tokens),
          shareOf(sums.getByteFallbackTokens(), tokens),
          orNull(Ratios.share(sums.getSingleTokenWords(), sums.getWords())),
          Terms.SPECIAL_TOKENS,
          Terms.GRANULARITY,
          Terms.AVERAGE);
    }
  }

  /** All languages. */
  record LanguagesAnswer(List<LanguageRow> languages) {}

  /**
   * A language.
   *
   * @param scripts number of its texts by script
   */
  record LanguageRow(
      String language,
      long texts,
      long lateTexts,
      long characters,
      long utf8Bytes,
      long words,
      Map<String, Long> scripts) {}

  /** All vocabularies. */
  record VocabulariesAnswer(List<VocabularyDescription> vocabularies) {}

  /**
   * A vocabulary under one fingerprint. What only its announcement tells is null when no job
   * announced it.
   *
   * @param current whether it is the newest under its name
   */
  record VocabularyDescription(
      String vocabulary,
      String fingerprint,
      boolean current,
      @Nullable String origin,
      @Nullable String family,
      @Nullable Integer size,
      @Nullable String engine,
      @Nullable Boolean hasUnknownToken,
      @Nullable Boolean hasByteFallback,
      long texts,
      long tokens) {}

  /** Records that could not be counted. */
  record DeadLettersAnswer(long deadLetters, Map<String, Long> reasons) {}

  /**
   * How the views are doing.
   *
   * @param problem why the totals are not to be had; null when they are
   */
  record StatusAnswer(
      String version,
      String streamState,
      boolean ready,
      @Nullable String problem,
      @Nullable String totalsAt,
      long uptimeSeconds,
      long replacedThreads,
      Map<String, Long> lagRecords,
      @Nullable Long texts,
      @Nullable Long lateTexts,
      @Nullable Long deadLetters,
      @Nullable Map<String, Long> foldedTexts) {}
}
