// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The folder that a report is written to. Files of the same names are overwritten. */
public final class ReportFolder {
  private final Path folder;

  /**
   * Makes the folder if it is not there.
   *
   * @throws ReportException when it cannot be made or written to
   */
  public ReportFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new ReportException(folder + " may not be written to: give another folder as --out");
    }
  }

  /**
   * Writes {@code table} as tab-separated values below a header row. A tab or line break within a
   * cell is written {@code \t}, {@code \n} or {@code \r}; a cell without a value is empty.
   */
  public void write(Table table) {
    StringBuilder text = new StringBuilder();
    append(text, table.columns());
    table.rows().forEach(row -> append(text, row));
    write(table.name() + ".tsv", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  public void write(String name, byte[] content) {
    Path file = folder.resolve(name);
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void append(StringBuilder text, List<? extends @Nullable Object> cells) {
    text.append(cells.stream().map(ReportFolder::cell).collect(Collectors.joining("\t")))
        .append('\n');
  }

  private static String cell(@Nullable Object value) {
    return value == null
        ? ""
        : value.toString().replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static ReportException unwritable(Path path, IOException cause) {
    return new ReportException(
        path + " cannot be written (" + cause.getMessage() + "): give another folder as --out",
        cause);
  }
}
