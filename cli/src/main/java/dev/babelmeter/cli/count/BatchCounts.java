// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import java.util.List;

/**
 * What came of a batch.
 *
 * @param input the input's name
 * @param lines the counted lines in order
 * @param refusals the lines that could not be counted
 */
record BatchCounts(String input, List<LineCounts> lines, List<Refusal> refusals) {
  /**
   * The sizes of one line.
   *
   * @param number the line's number, counted from 1
   * @param characters its Unicode code points
   * @param bytes its bytes in UTF-8
   * @param tokens its tokens by vocabulary
   */
  record LineCounts(long number, long characters, long bytes, long[] tokens) {}

  /**
   * A line that could not be counted.
   *
   * @param number the line's number, counted from 1
   * @param reason why, and what can be done
   */
  record Refusal(long number, String reason) {}
}
