// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.reports.premium.MeterSums.Tally;
import java.util.List;

/**
 * What a language and the pivot cost over the lines that both have.
 *
 * @param lines lines with text on both sides
 * @param dropped lines with text on one side only, which were left out of both
 * @param tokens the language's, by the order of {@link Meter#names}
 * @param pivotTokens the pivot's
 * @param pivotCharacters the pivot's code points
 */
record AlignedCounts(
    long lines, long dropped, List<Tally> tokens, List<Tally> pivotTokens, long pivotCharacters) {}
