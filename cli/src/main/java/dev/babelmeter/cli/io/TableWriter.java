// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table to standard output. In tab-separated values a tab or line break within a cell is
 * written {@code \t}, {@code \n} or {@code \r}, and a cell without a value is empty; in JSON such a
 * cell is null.
 */
public final class TableWriter implements AutoCloseable {
  /** A reader that went away is noticed after that many rows. */
  private static final int ROWS_BETWEEN_CHECKS = 4096;

  private final PrintWriter out;
  private final List<String> columns;
  private final @Nullable JsonGenerator json;
  private long rows;

  /** Begins a table with {@code columns}. */
  public TableWriter(PrintWriter out, OutputFormat format, List<String> columns) {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.json = format == OutputFormat.JSON ? generator(out) : null;
    if (json == null) {
      writeTabSeparated(columns);
    }
  }

  /** Writes a row: texts, numbers and truth values in the order of the columns. */
  public void row(List<? extends @Nullable Object> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells in a table of " + columns.size() + " columns");
    }
    if (json == null) {
      writeTabSeparated(cells);
    } else {
      writeJson(json, cells);
    }
    if (++rows % ROWS_BETWEEN_CHECKS == 0 && out.checkError()) {
      throw lost(null);
    }
  }

  /**
   * Passes everything on.
   *
   * @throws CommandFailure when standard output took not all of it
   */
  @Override
  public void close() {
    try {
      if (json != null) {
        json.flush();
      }
    } catch (IOException e) {
      throw lost(e);
    }
    out.flush();
    if (out.checkError()) {
      throw lost(null);
    }
  }

  private void writeTabSeparated(List<? extends @Nullable Object> cells) {
    out.print(cells.stream().map(TableWriter::cell).collect(Collectors.joining("\t")));
    out.print('\n');
  }

  private void writeJson(JsonGenerator generator, List<? extends @Nullable Object> cells) {
    try {
      generator.writeStartObject();
      for (int i = 0; i < cells.size(); i++) {
        generator.writeFieldName(columns.get(i));
        writeValue(generator, cells.get(i));
      }
      generator.writeEndObject();
      generator.writeRaw('\n');
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private static void writeValue(JsonGenerator generator, @Nullable Object value)
      throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else {
      generator.writeString(value.toString());
    }
  }

  private static String cell(@Nullable Object value) {
    return value == null
        ? ""
        : value.toString().replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static JsonGenerator generator(PrintWriter out) {
    try {
      return new JsonFactory()
          .createGenerator(out)
          .setPrettyPrinter(new MinimalPrettyPrinter(""))
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private static CommandFailure lost(@Nullable IOException cause) {
    return new CommandFailure("standard output was closed before the table was complete", cause);
  }
}
