// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.metrics.ReferencePremium;
import dev.babelmeter.reports.premium.MeterSums.Tally;
import dev.babelmeter.tokenizers.TokenCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reference premiums of languages over one pivot. What cannot be compared is told in one
 * sentence and gets rows without a premium. Safe for use by several threads.
 */
public final class PremiumStudy {
  private final Meter meter;
  private final Granularity granularity;
  private final Consumer<String> notices;
  private final @Nullable AlignedCounter counter;
  private final @Nullable ParallelText pivot;

  /**
   * Begins a study and counts the pivot.
   *
   * @param pivot null when there is none: no language has a premium then
   * @param notices takes sentences that say what was left out and why
   */
  public PremiumStudy(
      Meter meter,
      Granularity granularity,
      @Nullable ParallelText pivot,
      Consumer<String> notices) {
    this.meter = meter;
    this.granularity = granularity;
    this.pivot = pivot;
    this.notices = notices;
    this.counter = pivot == null ? null : new AlignedCounter(meter, granularity, pivot);
  }

  /**
   * The rows of one language.
   *
   * @param rows one for each of {@link Meter#names}
   * @param complete whether its file could be compared with the pivot
   */
  public record LanguageRows(List<PremiumRow> rows, boolean complete) {
    public LanguageRows {
      rows = List.copyOf(rows);
    }
  }

  /** The rows of {@code language}. */
  public LanguageRows measure(ParallelText language) {
    if (counter == null || pivot == null) {
      return incomparable(language, null);
    }
    if (language.lines().size() != pivot.lines().size()) {
      notices.accept(
          "%s has %,d lines and the pivot %s has %,d, so they are not aligned: make them say the same line by line"
              .formatted(
                  language.language(),
                  language.lines().size(),
                  pivot.language(),
                  pivot.lines().size()));
      return incomparable(language, counter.count(pivot).pivotTokens());
    }
    AlignedCounts counts = counter.count(language);
    if (counts.dropped() > 0) {
      notices.accept(
          "%s: %,d lines are empty on one side only and were left out of both %s and %s: fill or remove them"
              .formatted(
                  language.language(), counts.dropped(), language.language(), pivot.language()));
    }
    boolean sufficient = ReferencePremium.isSufficient(counts.lines(), counts.pivotCharacters());
    if (!sufficient) {
      notices.accept(
          "%s: %,d lines are too few for a premium: give at least %d lines, or %,d characters of the pivot"
              .formatted(
                  language.language(),
                  counts.lines(),
                  ReferencePremium.MIN_LINES,
                  ReferencePremium.MIN_CHARACTERS));
    }
    List<PremiumRow> rows = new ArrayList<>();
    for (int m = 0; m < meter.names().size(); m++) {
      Tally own = counts.tokens().get(m);
      long pivotTokens = counts.pivotTokens().get(m).tokens();
      rows.add(
          new PremiumRow(
              language.language(),
              meter.names().get(m),
              counts.lines(),
              own.tokens(),
              applicable(own.unknown()),
              pivotTokens,
              sufficient
                  ? ReferencePremium.of(own.tokens(), pivotTokens)
                  : OptionalDouble.empty()));
    }
    return new LanguageRows(rows, true);
  }

  /**
   * A sentence for each vocabulary that cannot write much of some languages: their premiums say
   * what was lost, not what it costs.
   */
  public static List<String> losses(List<PremiumRow> rows) {
    SortedMap<String, List<String>> languages = new TreeMap<>();
    for (PremiumRow row : rows) {
      if (row.isMostlyLost()) {
        languages.computeIfAbsent(row.vocabulary(), v -> new ArrayList<>()).add(row.language());
      }
    }
    List<String> sentences = new ArrayList<>();
    languages.forEach(
        (vocabulary, lost) ->
            sentences.add(
                "%s: more than a tenth of the tokens are unknown in %s, so these premiums say what was lost and not what it costs: use a vocabulary that covers them"
                    .formatted(vocabulary, String.join(", ", lost))));
    return sentences;
  }

  /** The rows of a language whose text cannot be read or counted. */
  public LanguageRows unreadable(String language) {
    List<PremiumRow> rows =
        meter.names().stream()
            .map(
                name ->
                    new PremiumRow(language, name, null, null, null, null, OptionalDouble.empty()))
            .toList();
    return new LanguageRows(rows, false);
  }

  private LanguageRows incomparable(ParallelText language, @Nullable List<Tally> pivotTokens) {
    List<Tally> tokens = AlignedCounter.countAlone(meter, granularity, language);
    List<PremiumRow> rows = new ArrayList<>();
    for (int m = 0; m < tokens.size(); m++) {
      rows.add(
          new PremiumRow(
              language.language(),
              meter.names().get(m),
              (long) language.lines().size(),
              tokens.get(m).tokens(),
              applicable(tokens.get(m).unknown()),
              pivotTokens == null ? null : pivotTokens.get(m).tokens(),
              OptionalDouble.empty()));
    }
    return new LanguageRows(rows, false);
  }

  private static @Nullable Long applicable(long count) {
    return count == TokenCounts.NOT_APPLICABLE ? null : count;
  }
}
