// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.tokenizers.TextMeasure;
import java.util.BitSet;
import java.util.List;

/**
 * The lines of one language; line {@code i} says what line {@code i} of every other language says.
 *
 * @param language its code
 * @param lines without their breaks
 */
public record ParallelText(String language, List<String> lines) {
  public ParallelText {
    lines = List.copyOf(lines);
  }

  /** The lines that hold nothing but white space, counted from 0. */
  BitSet blankLines() {
    BitSet blank = new BitSet(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).chars().allMatch(TextMeasure::isWhitespace)) {
        blank.set(i);
      }
    }
    return blank;
  }
}
