// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a vocabulary cuts numbers, which decides how well a model reckons (Singh and Strouse 2024,
 * "Tokenization counts"; the classes and shares are ours). A number is a run of two digits or more
 * (general category Nd), as a run of one can be cut in one way only. Counts merge exactly.
 *
 * @param runs runs by how they are cut
 */
public record DigitChunking(Map<Cut, Long> runs) {
  private static final int GROUP = 3;

  /** How a run is cut. */
  public enum Cut {
    /** Each digit is a token. */
    SINGLE,
    /** Threes from the left, a rest at the right. */
    L2R3,
    /** Threes from the right, a rest at the left, as people group digits. */
    R2L3,
    /** Threes without a rest, or one group of at most three: either direction would do that. */
    EITHER3,
    /** Anything else. */
    OTHER;

    /** The name in records, tables and labels. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public DigitChunking {
    Map<Cut, Long> all = new EnumMap<>(Cut.class);
    for (Cut cut : Cut.values()) {
      all.put(cut, runs.getOrDefault(cut, 0L));
    }
    runs = Map.copyOf(all);
  }

  /** Over no run. */
  public static DigitChunking none() {
    return new DigitChunking(Map.of());
  }

  /**
   * The runs of {@code text}.
   *
   * @param starts for each token the code point at which it starts, ascending
   * @param ends for each token the code point at which it ends; characters beside the digits may
   *     belong to a token that holds digits, and are left aside
   */
  public static DigitChunking of(String text, int[] starts, int[] ends) {
    int[] codePoints = text.codePoints().toArray();
    Map<Cut, Long> runs = new EnumMap<>(Cut.class);
    int token = 0;
    for (int i = 0; i < codePoints.length; i++) {
      if (!Character.isDigit(codePoints[i])) {
        continue;
      }
      int start = i;
      while (i + 1 < codePoints.length && Character.isDigit(codePoints[i + 1])) {
        i++;
      }
      int end = i + 1;
      while (token < ends.length && ends[token] <= start) {
        token++;
      }
      if (end - start > 1) {
        runs.merge(classify(chunks(start, end, token, starts, ends)), 1L, Long::sum);
      }
    }
    return new DigitChunking(runs);
  }

  /** Digits of each token within a run; a negative number where two tokens share a digit. */
  private static List<Integer> chunks(int start, int end, int first, int[] starts, int[] ends) {
    List<Integer> chunks = new ArrayList<>();
    int covered = start;
    for (int t = first; t < ends.length && starts[t] < end; t++) {
      int from = Math.max(start, starts[t]);
      int to = Math.min(end, ends[t]);
      if (from < to) {
        chunks.add(from == covered ? to - from : -1);
        covered = to;
      }
    }
    if (covered != end) {
      chunks.add(-1);
    }
    return chunks;
  }

  /** The class of a run of two digits or more whose tokens hold {@code chunks} of its digits. */
  public static Cut classify(List<Integer> chunks) {
    int last = chunks.size() - 1;
    if (chunks.stream().allMatch(digits -> digits == 1)) {
      return Cut.SINGLE;
    }
    boolean fromLeft = isRest(chunks.get(last)) && areGroups(chunks.subList(0, last));
    boolean fromRight = isRest(chunks.get(0)) && areGroups(chunks.subList(1, last + 1));
    if (fromLeft && fromRight) {
      return Cut.EITHER3;
    }
    if (fromLeft) {
      return Cut.L2R3;
    }
    return fromRight ? Cut.R2L3 : Cut.OTHER;
  }

  private static boolean isRest(int digits) {
    return digits >= 1 && digits <= GROUP;
  }

  private static boolean areGroups(List<Integer> chunks) {
    return chunks.stream().allMatch(digits -> digits == GROUP);
  }

  /** The counts of both samples. */
  public DigitChunking plus(DigitChunking other) {
    Map<Cut, Long> sum = new EnumMap<>(runs);
    other.runs.forEach((cut, count) -> sum.merge(cut, count, Math::addExact));
    return new DigitChunking(sum);
  }

  /** Number of runs. */
  public long total() {
    return runs.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The share of runs that are cut so; empty over no run. */
  public OptionalDouble share(Cut cut) {
    return Ratios.ratio(runs.getOrDefault(cut, 0L), total());
  }
}
