// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.metrics.Granularity;
import dev.babelmeter.reports.ReportException;
import dev.babelmeter.reports.premium.MeterSums.Tally;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TextMeasure;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts languages against one pivot, line by line or as one text. A line that is blank in one
 * language only says not the same in both, so it is left out of both. One that is blank in both
 * stays: joined into one text it is the white space that the published counts have.
 *
 * <p>Safe for use by several threads.
 */
final class AlignedCounter {
  private final Meter meter;
  private final Granularity granularity;
  private final ParallelText pivot;
  private final BitSet pivotBlank;
  private final Side pivotSide;

  /** Sums over the kept lines of one language. */
  private record Side(List<Tally> tokens, long characters) {}

  /**
   * Counts the pivot.
   *
   * @throws ReportException when the texts joined are longer than can be counted
   */
  AlignedCounter(Meter meter, Granularity granularity, ParallelText pivot) {
    this.meter = meter;
    this.granularity = granularity;
    this.pivot = pivot;
    this.pivotBlank = pivot.blankLines();
    this.pivotSide = count(pivot, new BitSet());
  }

  /**
   * Counts {@code language}, which must have as many lines as the pivot.
   *
   * @throws ReportException when the texts joined are longer than can be counted
   */
  AlignedCounts count(ParallelText language) {
    int all = pivot.lines().size();
    if (language.lines().size() != all) {
      throw new IllegalStateException("the lines are not aligned");
    }
    BitSet blank = language.blankLines();
    BitSet dropped = (BitSet) blank.clone();
    dropped.xor(pivotBlank);
    blank.or(pivotBlank);
    Side own = count(language, dropped);
    Side base = dropped.isEmpty() ? pivotSide : count(pivot, dropped);
    return new AlignedCounts(
        all - blank.cardinality(),
        dropped.cardinality(),
        own.tokens(),
        base.tokens(),
        base.characters());
  }

  /** Counts a text that has no pivot to be held against. */
  static List<Tally> countAlone(Meter meter, Granularity granularity, ParallelText text) {
    return new AlignedCounter(meter, granularity, text).pivotSide.tokens();
  }

  private Side count(ParallelText text, BitSet dropped) {
    MeterSums sums = new MeterSums(meter.names().size());
    long characters = 0;
    for (String unit : units(text, dropped)) {
      meter.addTo(sums, unit);
      characters += TextMeasure.of(unit).characters();
    }
    return new Side(
        IntStream.range(0, meter.names().size()).mapToObj(sums::tally).toList(), characters);
  }

  private List<String> units(ParallelText text, BitSet dropped) {
    List<String> kept =
        IntStream.range(0, text.lines().size())
            .filter(i -> !dropped.get(i))
            .mapToObj(text.lines()::get)
            .toList();
    if (granularity != Granularity.CORPUS) {
      return kept;
    }
    String joined = String.join(" ", kept);
    if (joined.length() > TextCounter.MAX_LENGTH) {
      throw new ReportException(
          "%s is longer than the %,d UTF-16 units that can be counted exactly as one text: count by line"
              .formatted(text.language(), TextCounter.MAX_LENGTH));
    }
    return List.of(joined);
  }
}
