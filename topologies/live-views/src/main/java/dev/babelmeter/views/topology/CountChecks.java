// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Says what keeps counts from being added to the totals, in a sentence that quotes nothing. */
final class CountChecks {
  /**
   * 2^53, up to which every whole number is a double and so exact in Prometheus. Sums stay within a
   * long as long as fewer than 1024 records reach it.
   */
  static final long MAX_COUNT = 1L << 53;

  private CountChecks() {}

  static Optional<String> problemOf(CountWindow window) {
    if (!hasMoments(window)) {
      return Optional.of(
          "its squares are negative or do not go with its counts: correct what wrote it");
    }
    return problem(
        window.getCounts(),
        window.getTexts(),
        window.getCharacters(),
        window.getUtf8Bytes(),
        window.getWords());
  }

  static Optional<String> problemOf(TextCounts text) {
    return problem(text.getCounts(), text.getCharacters(), text.getUtf8Bytes(), text.getWords());
  }

  private static Optional<String> problem(List<VocabularyCounts> counts, long... sums) {
    if (!LongStream.of(sums).allMatch(CountChecks::isCount)
        || !counts.stream().allMatch(CountChecks::hasCounts)) {
      return Optional.of("a count is negative or above 2^53: correct what wrote it");
    }
    if (counts.stream().anyMatch(count -> count.getMethod() != CountMethod.EXACT)) {
      return Optional.of(
          "the tokens were counted by a method that these views do not know:"
              + " run views as new as what wrote it");
    }
    Set<List<String>> identities = new HashSet<>();
    for (VocabularyCounts count : counts) {
      if (!identities.add(List.of(count.getVocabulary(), count.getFingerprint()))) {
        return Optional.of("it has two counts under one vocabulary: correct what wrote it");
      }
    }
    return Optional.empty();
  }

  private static boolean hasMoments(CountWindow window) {
    Long bytesSquared = window.getUtf8BytesSquared();
    return bytesSquared == null
        ? window.getMoments().isEmpty()
        : bytesSquared >= 0
            && window.getMoments().size() == window.getCounts().size()
            && window.getMoments().stream()
                .allMatch(m -> m.getTokensSquared() >= 0 && m.getTokensTimesBytes() >= 0);
  }

  private static boolean hasCounts(VocabularyCounts count) {
    return isCount(count.getTokens())
        && isCountIfAny(count.getUnknownTokens())
        && isCountIfAny(count.getByteFallbackTokens())
        && isCount(count.getSingleTokenWords());
  }

  private static boolean isCountIfAny(@Nullable Long value) {
    return value == null || isCount(value);
  }

  private static boolean isCount(long value) {
    return value >= 0 && value <= MAX_COUNT;
  }
}
