// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What parallel texts cost the models that need no vocabulary: those that read bytes, characters or
 * words. A vocabulary's premium is to be read beside theirs (Petrov et al. 2023, section 5).
 *
 * @param groups translation groups that were compared
 * @param own what the language's texts have
 * @param pivot what the pivot's texts have
 */
public record PremiumBaselines(long groups, Sizes own, Sizes pivot) {
  /** Their names in the place of a vocabulary's, which has no fingerprint then. */
  public static final List<String> NAMES =
      List.of("bytes", "code_points", "grapheme_clusters", "words");

  /**
   * Sizes of texts.
   *
   * @param bytes bytes in UTF-8
   * @param codePoints Unicode code points
   * @param graphemeClusters extended grapheme clusters; null when they are not known of all texts
   * @param words words, as white space delimits them
   */
  public record Sizes(long bytes, long codePoints, @Nullable Long graphemeClusters, long words) {
    private List<@Nullable Long> inOrder() {
      return Arrays.asList(bytes, codePoints, graphemeClusters, words);
    }
  }

  /**
   * Returns the reference premiums of {@code variety} over {@code pivotLanguage}, in the order of
   * names; there is none of what is not known of one of them.
   */
  public List<Premium> premiums(
      String pivotLanguage, Variety variety, Instant windowStart, Instant windowEnd) {
    List<Premium> premiums = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      Long size = own.inOrder().get(i);
      Long pivotSize = pivot.inOrder().get(i);
      if (size != null && pivotSize != null) {
        premiums.add(
            Premium.reference(
                NAMES.get(i),
                "",
                pivotLanguage,
                variety,
                groups,
                pivot.codePoints(),
                size,
                null,
                pivotSize,
                windowStart,
                windowEnd));
      }
    }
    return premiums;
  }
}
