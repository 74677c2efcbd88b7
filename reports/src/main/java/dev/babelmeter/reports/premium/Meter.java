// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.reports.ReportException;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TextMeasure;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.unicode.Graphemes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts texts under vocabularies and, on request, under the baselines of the literature beside
 * them: models of bytes, characters and words (Petrov et al. 2023, section 3). Safe for use by
 * several threads.
 */
public final class Meter {
  /** The baselines, as they are called in the column of vocabularies. */
  public static final List<String> BASELINES =
      List.of("bytes", "code_points", "grapheme_clusters", "words");

  private final ThreadLocal<TextCounter> counter;
  private final int vocabularies;
  private final boolean baselines;
  private final List<String> names;

  /**
   * Counts under {@code vocabularies}, which must stay open.
   *
   * @throws ReportException when a vocabulary has the name of a baseline that is asked for
   */
  public Meter(VocabularySet vocabularies, boolean baselines) {
    this.counter = ThreadLocal.withInitial(vocabularies::newCounter);
    this.vocabularies = vocabularies.size();
    this.baselines = baselines;
    List<String> all = new ArrayList<>();
    vocabularies.descriptions().stream().map(VocabularyDescription::name).forEach(all::add);
    if (baselines) {
      for (String baseline : BASELINES) {
        if (all.contains(baseline)) {
          throw new ReportException(
              "a vocabulary is called '"
                  + baseline
                  + "' like a baseline: rename its file, or leave the baselines out");
        }
      }
      all.addAll(BASELINES);
    }
    this.names = List.copyOf(all);
  }

  /** Number of vocabularies; the names of the baselines come after theirs. */
  int vocabularies() {
    return vocabularies;
  }

  /** What is counted under, in the order of the counts. */
  public List<String> names() {
    return names;
  }

  /** The tokens of {@code text} under each vocabulary. */
  long[] tokens(String text) {
    TokenCounts counts = new TokenCounts(vocabularies);
    counter.get().count(text, counts);
    return IntStream.range(0, vocabularies).mapToLong(counts::tokens).toArray();
  }

  /**
   * Adds the counts of {@code text} to {@code sums}.
   *
   * @throws IllegalArgumentException as {@link TextCounter#count}
   */
  void addTo(MeterSums sums, String text) {
    TokenCounts counts = new TokenCounts(vocabularies);
    counter.get().count(text, counts);
    for (int v = 0; v < vocabularies; v++) {
      sums.add(v, counts.tokens(v), counts.unknownTokens(v));
    }
    if (baselines) {
      TextMeasure measure = TextMeasure.of(text);
      sums.add(vocabularies, measure.utf8Bytes(), TokenCounts.NOT_APPLICABLE);
      sums.add(vocabularies + 1, measure.characters(), TokenCounts.NOT_APPLICABLE);
      sums.add(vocabularies + 2, Graphemes.count(text), TokenCounts.NOT_APPLICABLE);
      sums.add(vocabularies + 3, measure.words(), TokenCounts.NOT_APPLICABLE);
    }
  }
}
