// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DictionaryIds;
import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.metrics.DigitChunking;
import dev.babelmeter.metrics.TokenFrequencies;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Says what keeps premiums and tokens from being added, in a sentence that quotes nothing. */
final class MeasureChecks {
  private static final String WRONG_COUNT =
      "a count is negative or above 2^53: correct what wrote it";

  /** Qtok's classes, which become a label. */
  private static final Pattern TOKEN_CLASS =
      Pattern.compile(
          "control_tokens|pure_unicode|unicode_flanks|(char|spaced|inner)_(alpha|other|errors)");

  private static final Set<String> CUTS =
      Arrays.stream(DigitChunking.Cut.values())
          .map(DigitChunking.Cut::label)
          .collect(Collectors.toUnmodifiableSet());

  private MeasureChecks() {}

  static Optional<String> problemOf(PremiumWindow window) {
    boolean counts =
        LongStream.of(
                    window.getGroups(),
                    window.getGroupsWithoutPivot(),
                    window.getGroupsAlone(),
                    window.getDuplicates(),
                    window.getLateMembers(),
                    window.getRefusedMembers(),
                    window.getCharacters(),
                    window.getUtf8Bytes(),
                    window.getWords(),
                    window.getPivotCharacters(),
                    window.getPivotUtf8Bytes(),
                    window.getPivotWords())
                .allMatch(MeasureChecks::isCount)
            && isCountIfAny(window.getGraphemeClusters())
            && isCountIfAny(window.getPivotGraphemeClusters());
    if (!counts || !window.getCounts().stream().allMatch(MeasureChecks::hasCounts)) {
      return Optional.of(WRONG_COUNT);
    }
    Set<List<String>> identities = new HashSet<>();
    for (PremiumCounts count : window.getCounts()) {
      if (!identities.add(List.of(count.getVocabulary(), count.getFingerprint()))) {
        return Optional.of("it has two counts under one vocabulary: correct what wrote it");
      }
    }
    return Optional.empty();
  }

  static Optional<String> problemOf(CoverageWindow window) {
    boolean counts =
        LongStream.concat(
                LongStream.of(
                    window.getTexts(),
                    window.getCharacters(),
                    window.getUtf8Bytes(),
                    window.getTokens()),
                LongStream.concat(
                    window.getTokenClasses().values().stream().mapToLong(Long::longValue),
                    window.getDigitRuns().values().stream().mapToLong(Long::longValue)))
            .allMatch(MeasureChecks::isCount);
    if (!counts || !hasWords(window.getWords(), window.getContinuedWords())) {
      return Optional.of(WRONG_COUNT);
    }
    if (!window.getTokenClasses().keySet().stream()
            .allMatch(name -> TOKEN_CLASS.matcher(name).matches())
        || !CUTS.containsAll(window.getDigitRuns().keySet())) {
      return Optional.of(
          "it has a class of tokens or a cut of digits that these views do not know:"
              + " run views as new as what wrote it");
    }
    TokenFrequencies frequencies = new TokenFrequencies();
    try {
      frequencies.addEncoded(window.getFrequencies());
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.of("its frequencies cannot be read: correct what wrote it");
    }
    return frequencies.tokens() == window.getTokens()
        ? Optional.empty()
        : Optional.of("its frequencies do not add up to its tokens: correct what wrote it");
  }

  static Optional<String> problemOf(Vocabulary vocabulary) {
    try {
      for (DictionaryIds ids : vocabulary.getDictionaries()) {
        DictionaryTokens.read(ids.getWords(), ids.getRoots(), ids.getAliases());
      }
      return Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.of("the tokens of a dictionary cannot be read: correct what wrote it");
    }
  }

  private static boolean hasCounts(PremiumCounts count) {
    return isCount(count.getGroups())
        && isCount(count.getPivotCharacters())
        && isCount(count.getTokens())
        && isCountIfAny(count.getUnknownTokens())
        && isCount(count.getPivotTokens());
  }

  /** Both are known or neither is, and no more words are continued than there are. */
  private static boolean hasWords(@Nullable Long words, @Nullable Long continued) {
    return words == null || continued == null
        ? words == null && continued == null
        : isCount(words) && isCount(continued) && continued <= words;
  }

  private static boolean isCountIfAny(@Nullable Long value) {
    return value == null || isCount(value);
  }

  private static boolean isCount(long value) {
    return value >= 0 && value <= CountChecks.MAX_COUNT;
  }
}
