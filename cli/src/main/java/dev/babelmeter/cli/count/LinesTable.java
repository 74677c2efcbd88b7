// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.count.BatchCounts.LineCounts;
import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.TableWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One row a line: its number and a column for each vocabulary, below the file when many are read.
 */
final class LinesTable implements CountTable {
  private final TableWriter table;
  private final boolean withInput;

  LinesTable(PrintWriter out, OutputFormat format, List<String> vocabularies, boolean withInput) {
    this.withInput = withInput;
    List<String> columns = new ArrayList<>();
    if (withInput) {
      columns.add("file");
    }
    columns.add("line");
    columns.addAll(vocabularies);
    this.table = new TableWriter(out, format, columns);
  }

  @Override
  public void add(String input, LineCounts line) {
    List<Object> cells = new ArrayList<>(line.tokens().length + 2);
    if (withInput) {
      cells.add(input);
    }
    cells.add(line.number());
    for (long tokens : line.tokens()) {
      cells.add(tokens);
    }
    table.row(cells);
  }

  @Override
  public void finish() {
    table.close();
  }
}
