// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.count.BatchCounts.LineCounts;
import dev.babelmeter.cli.io.OutputFormat;
import dev.babelmeter.cli.io.TableWriter;
import java.io.PrintWriter;
import java.util.List;

/** One row a vocabulary: the sums over every line. */
final class TotalsTable implements CountTable {
  private static final List<String> COLUMNS =
      List.of("vocabulary", "texts", "chars", "bytes", "tokens");

  private final PrintWriter out;
  private final OutputFormat format;
  private final List<String> vocabularies;
  private final long[] tokens;
  private long texts;
  private long characters;
  private long bytes;

  TotalsTable(PrintWriter out, OutputFormat format, List<String> vocabularies) {
    this.out = out;
    this.format = format;
    this.vocabularies = vocabularies;
    this.tokens = new long[vocabularies.size()];
  }

  @Override
  public void add(String input, LineCounts line) {
    texts++;
    characters += line.characters();
    bytes += line.bytes();
    for (int v = 0; v < tokens.length; v++) {
      tokens[v] += line.tokens()[v];
    }
  }

  @Override
  public void finish() {
    try (TableWriter table = new TableWriter(out, format, COLUMNS)) {
      for (int v = 0; v < tokens.length; v++) {
        table.row(List.of(vocabularies.get(v), texts, characters, bytes, tokens[v]));
      }
    }
  }
}
