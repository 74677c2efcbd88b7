// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableWriterTest {
  private static final List<String> COLUMNS = List.of("name", "texts", "ratio");

  @Test
  void writesTabSeparatedValuesBelowAHeader() {
    assertThat(write(OutputFormat.TSV))
        .isEqualTo("name\ttexts\tratio\na\\tb\\n\t12\t0.5\nπ\t0\t\n");
  }

  @Test
  void writesAJsonObjectARow() {
    assertThat(write(OutputFormat.JSON))
        .isEqualTo(
            "{\"name\":\"a\\tb\\n\",\"texts\":12,\"ratio\":0.5}\n"
                + "{\"name\":\"π\",\"texts\":0,\"ratio\":null}\n");
  }

  @Test
  void failsWhenStandardOutputIsClosed() {
    PrintWriter closed =
        new PrintWriter(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    TableWriter table = new TableWriter(closed, OutputFormat.TSV, COLUMNS);
    assertThatThrownBy(table::close)
        .isInstanceOf(CommandFailure.class)
        .hasMessage("standard output was closed before the table was complete");
  }

  @Test
  void refusesARowThatDoesNotFit() {
    TableWriter table =
        new TableWriter(new PrintWriter(new StringWriter()), OutputFormat.TSV, COLUMNS);
    assertThatThrownBy(() -> table.row(List.of("a"))).hasMessage("1 cells in a table of 3 columns");
  }

  private static String write(OutputFormat format) {
    StringWriter out = new StringWriter();
    try (TableWriter table = new TableWriter(new PrintWriter(out), format, COLUMNS)) {
      table.row(List.of("a\tb\n", 12L, 0.5));
      table.row(Arrays.asList("π", 0L, null));
    }
    return out.toString();
  }
}
