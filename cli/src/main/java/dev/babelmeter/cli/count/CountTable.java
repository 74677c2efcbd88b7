// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.count.BatchCounts.LineCounts;

/** Turns counts into the rows of a table. */
public interface CountTable {
  /** Takes the counts of the next line. */
  void add(String input, LineCounts line);

  /**
   * Writes what is left to be written, once every line was added.
   *
   * @throws dev.babelmeter.cli.CommandFailure when standard output took not all of it
   */
  void finish();
}
