// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What parallel texts cost the models that need no vocabulary: those that read bytes, characters or
 * words. A vocabulary's premium is to be read beside theirs (Petrov et al. 2023, section 5).
 *
 * @param groups translation groups that were compared
 * @param bytes the language's bytes in UTF-8
 * @param codePoints its Unicode code points
 * @param words its words, as white space delimits them
 * @param pivotBytes the pivot's bytes in UTF-8
 * @param pivotCodePoints its Unicode code points
 * @param pivotWords its words
 */
public record PremiumBaselines(
    long groups,
    long bytes,
    long codePoints,
    long words,
    long pivotBytes,
    long pivotCodePoints,
    long pivotWords) {
  /** Their names in the place of a vocabulary's, which has no fingerprint then. */
  public static final List<String> NAMES = List.of("bytes", "code_points", "words");

  /**
   * Returns the reference premiums of {@code variety} over {@code pivot}, in the order of names.
   */
  public List<Premium> premiums(
      String pivot, Variety variety, Instant windowStart, Instant windowEnd) {
    long[] own = {bytes, codePoints, words};
    long[] base = {pivotBytes, pivotCodePoints, pivotWords};
    return IntStream.range(0, own.length)
        .mapToObj(
            i ->
                Premium.reference(
                    NAMES.get(i),
                    "",
                    pivot,
                    variety,
                    groups,
                    pivotCodePoints,
                    own[i],
                    null,
                    base[i],
                    windowStart,
                    windowEnd))
        .toList();
  }
}
