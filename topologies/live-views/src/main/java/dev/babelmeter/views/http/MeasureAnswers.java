// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static dev.babelmeter.views.http.Numbers.orNull;
import static dev.babelmeter.views.http.Numbers.shareOf;

import dev.babelmeter.metrics.DictionaryShares;
import dev.babelmeter.metrics.Entropies;
import dev.babelmeter.metrics.Ratios;
import dev.babelmeter.metrics.TokenMeasures;
import dev.babelmeter.metrics.TokenUse;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code /api/coverage} and {@code /api/measures} answer. */
final class MeasureAnswers {
  private MeasureAnswers() {}

  /** What the analysed texts use of vocabularies. */
  record CoverageAnswer(List<CoverageRow> coverage) {}

  /**
   * What the analysed texts of one language and script use of one vocabulary.
   *
   * @param usedTokens distinct tokens emitted
   * @param vocabularySize tokens of the vocabulary; null when no job announced it
   * @param tokenClasses tokens by Qtok's class
   * @param digitRuns runs of digits by how they are cut
   */
  record CoverageRow(
      String vocabulary,
      String fingerprint,
      String language,
      String script,
      long texts,
      long characters,
      long utf8Bytes,
      long tokens,
      long usedTokens,
      @Nullable Long vocabularySize,
      @Nullable Double vocabularyUse,
      Map<String, Long> tokenClasses,
      Map<String, Double> tokenClassShares,
      Map<String, Long> digitRuns,
      Map<String, Double> digitRunShares,
      String windowStart,
      String windowEnd,
      String specialTokens,
      String granularity,
      String average) {
    static CoverageRow of(CoverageKey key, CoverageTotals totals, @Nullable Long size) {
      return new CoverageRow(
          key.getVocabulary(),
          key.getFingerprint(),
          key.getLanguage(),
          key.getScript(),
          totals.getTexts(),
          totals.getCharacters(),
          totals.getUtf8Bytes(),
          totals.getTokens(),
          totals.getUsedTokens(),
          size,
          size == null ? null : orNull(Ratios.share(totals.getUsedTokens(), size)),
          new TreeMap<>(totals.getTokenClasses()),
          Numbers.sharesOf(totals.getTokenClasses(), totals.getTokens()),
          new TreeMap<>(totals.getDigitRuns()),
          Numbers.sharesOf(totals.getDigitRuns(), Numbers.sum(totals.getDigitRuns())),
          totals.getFirstWindow().toString(),
          totals.getWindowEnd().toString(),
          Terms.SPECIAL_TOKENS,
          Terms.GRANULARITY,
          Terms.AVERAGE);
    }
  }

  /**
   * Measures.
   *
   * @param by what the rows are told apart by
   * @param reference the vocabulary that sequence lengths are normalized by; null when none is
   */
  record MeasuresAnswer(List<String> by, @Nullable String reference, List<MeasureRow> measures) {}

  /**
   * The measures of some texts under one vocabulary.
   *
   * @param group what the texts share
   * @param counted those over all texts; null when none was counted
   * @param analysed those over the texts that were analysed token by token; null without such
   */
  record MeasureRow(
      Map<String, String> group,
      String vocabulary,
      String fingerprint,
      @Nullable CountedMeasures counted,
      @Nullable AnalysedMeasures analysed,
      String specialTokens,
      String granularity,
      String average) {}

  /** Measures that follow from counts. */
  record CountedMeasures(
      long texts,
      long characters,
      long utf8Bytes,
      long words,
      long tokens,
      @Nullable Double fertility,
      @Nullable Double charactersPerToken,
      @Nullable Double bytesPerToken,
      @Nullable Double tokensPerCharacter,
      @Nullable Double singleTokenWordShare,
      @Nullable Double unknownTokenShare,
      @Nullable Double byteFallbackTokenShare,
      @Nullable Double normalizedSequenceLength) {
    /** The measures of {@code sums}, and their length over that under {@code reference}. */
    static CountedMeasures of(VocabularyTotals sums, @Nullable VocabularyTotals reference) {
      long tokens = sums.getTokens();
      boolean sameTexts =
          reference != null
              && reference.getTexts() == sums.getTexts()
              && reference.getUtf8Bytes() == sums.getUtf8Bytes();
      return new CountedMeasures(
          sums.getTexts(),
          sums.getCharacters(),
          sums.getUtf8Bytes(),
          sums.getWords(),
          tokens,
          orNull(Ratios.fertility(tokens, sums.getWords())),
          orNull(Ratios.charactersPerToken(sums.getCharacters(), tokens)),
          orNull(Ratios.bytesPerToken(sums.getUtf8Bytes(), tokens)),
          orNull(Ratios.tokensPerCharacter(tokens, sums.getCharacters())),
          orNull(Ratios.share(sums.getSingleTokenWords(), sums.getWords())),
          shareOf(sums.getUnknownTokens(), tokens),
          shareOf(sums.getByteFallbackTokens(), tokens),
          sameTexts ? shareOf(tokens, reference.getTokens()) : null);
    }
  }

  /**
   * Measures that need to know the tokens.
   *
   * @param dictionaryTypes distinct decoded tokens; null, like the shares of them, unless the texts
   *     are of one language and the job was given a dictionary of it
   */
  record AnalysedMeasures(
      long texts,
      long tokens,
      long usedTokens,
      @Nullable Long vocabularySize,
      @Nullable Double vocabularyUse,
      @Nullable Double shannonEntropy,
      @Nullable Double shannonEfficiency,
      double renyiOrder,
      @Nullable Double renyiEntropy,
      @Nullable Double renyiEfficiency,
      double percentileStart,
      double percentileEnd,
      @Nullable Double percentileFrequency,
      @Nullable Double typeTokenRatio,
      @Nullable Double averageTokenRank,
      double fixedLengthBits,
      @Nullable Long words,
      @Nullable Long continuedWords,
      @Nullable Double continuedWordShare,
      @Nullable Long dictionaryTypes,
      @Nullable Double trDictPercent,
      @Nullable Double pureDictPercent,
      Map<String, Long> digitRuns,
      Map<String, Double> digitRunShares) {
    static AnalysedMeasures of(
        CoverageTotals totals,
        TokenMeasures measures,
        @Nullable Long size,
        @Nullable DictionaryShares dictionary) {
      Map<String, Long> digitRuns = totals.getDigitRuns();
      Long words = totals.getWords();
      return new AnalysedMeasures(
          totals.getTexts(),
          measures.tokens(),
          measures.usedTokens(),
          size,
          size == null ? null : orNull(Ratios.share(measures.usedTokens(), size)),
          orNull(measures.shannonEntropy()),
          orNull(measures.shannonEfficiency()),
          Entropies.PAPER_ORDER,
          orNull(measures.renyiEntropy()),
          orNull(measures.renyiEfficiency()),
          TokenUse.PERCENTILE_START,
          TokenUse.PERCENTILE_END,
          orNull(measures.percentileFrequency()),
          orNull(measures.typeTokenRatio()),
          orNull(measures.averageTokenRank()),
          measures.fixedLengthBits(),
          words,
          totals.getContinuedWords(),
          words == null ? null : shareOf(totals.getContinuedWords(), words),
          dictionary == null ? null : (Long) dictionary.types(),
          dictionary == null ? null : orNull(dictionary.percentWords()),
          dictionary == null ? null : orNull(dictionary.percentRoots()),
          new TreeMap<>(digitRuns),
          Numbers.sharesOf(digitRuns, Numbers.sum(digitRuns)));
    }
  }
}
