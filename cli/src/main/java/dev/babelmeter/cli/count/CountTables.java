// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.io.OutputFormat;
import java.io.PrintWriter;
import java.util.List;

/** The tables that counts can become. */
public final class CountTables {
  private CountTables() {}

  /** Returns a table with one row a vocabulary: the sums over every line. */
  public static CountTable ofTotals(
      PrintWriter out, OutputFormat format, List<String> vocabularies) {
    return new TotalsTable(out, format, vocabularies);
  }

  /**
   * Returns a table with one row a line and a column for each vocabulary.
   *
   * @param withInput whether the input's name is the first column
   */
  public static CountTable ofLines(
      PrintWriter out, OutputFormat format, List<String> vocabularies, boolean withInput) {
    return new LinesTable(out, format, vocabularies, withInput);
  }
}
