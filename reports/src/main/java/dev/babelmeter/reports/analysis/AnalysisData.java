// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.analysis;

import dev.babelmeter.metrics.AttributePremium;
import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.metrics.Premium;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.metrics.Variety;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis has found.
 *
 * @param premiums reference and live premiums
 * @param groups what became of translation groups
 * @param counted sums of counts, by language, script and vocabulary
 * @param analysed tokens, by language, script and vocabulary; empty when none were analysed
 * @param attributes premiums along attributes; empty when texts are told apart by none
 */
public record AnalysisData(
    List<Premium> premiums,
    List<Groups> groups,
    List<Counted> counted,
    List<Analysed> analysed,
    List<AttributePremium> attributes) {
  /** Copies the lists. */
  public AnalysisData {
    premiums = List.copyOf(premiums);
    groups = List.copyOf(groups);
    counted = List.copyOf(counted);
    analysed = List.copyOf(analysed);
    attributes = List.copyOf(attributes);
  }

  /**
   * The texts of some varieties under the vocabulary that sequence lengths are normalized by, the
   * first of those that the analysis was given.
   */
  List<Counted> reference(Predicate<Variety> varieties) {
    String first = counted.isEmpty() ? "" : vocabularies().get(0);
    return counted.stream()
        .filter(row -> row.vocabulary().equals(first) && varieties.test(row.variety()))
        .toList();
  }

  /** Names of the vocabularies that texts were counted under. */
  List<String> vocabularies() {
    return counted.stream().map(Counted::vocabulary).distinct().toList();
  }

  /**
   * What became of the translation groups with a text in one language and script.
   *
   * @param groups those with a text of the pivot
   * @param withoutPivot those without
   * @param alone those of both without any other language or script
   * @param duplicates texts left out because their group had an earlier one
   * @param late texts left out because their group had been closed
   * @param refused texts left out because their group had too many
   */
  public record Groups(
      String pivot,
      Variety variety,
      long groups,
      long withoutPivot,
      long alone,
      long duplicates,
      long late,
      long refused) {}

  /**
   * Sums of counts.
   *
   * @param unknownTokens null where the vocabulary has no unknown token
   * @param byteFallbackTokens null where the vocabulary has no byte fallback
   */
  public record Counted(
      Variety variety,
      String vocabulary,
      long texts,
      long characters,
      long bytes,
      long words,
      long tokens,
      @Nullable Long unknownTokens,
      @Nullable Long byteFallbackTokens,
      long singleTokenWords) {}

  /**
   * The tokens of analysed texts.
   *
   * @param vocabularySize tokens of the vocabulary
   * @param words words of the texts
   * @param continuedWords those that two tokens or more lie on
   * @param tokenClasses tokens by Qtok's class
   * @param digitRuns runs of digits by how they are cut
   * @param dictionary what the tokens are looked up in
   */
  public record Analysed(
      Variety variety,
      String vocabulary,
      long vocabularySize,
      long texts,
      long words,
      long continuedWords,
      Map<String, Long> tokenClasses,
      Map<String, Long> digitRuns,
      TokenFrequencies frequencies,
      LookUp dictionary) {}

  /**
   * A dictionary of a language, if one was given.
   *
   * @param tokens what it says of the vocabulary's tokens; null when there is none
   * @param refused whether one was given that cannot be used
   */
  public record LookUp(@Nullable DictionaryTokens tokens, boolean refused) {}
}
