// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a table of tab-separated values in UTF-8 with a header row. A tab or line break within a
 * cell is written {@code \t}, {@code \n} or {@code \r}.
 */
final class TsvFile implements AutoCloseable {
  private final BufferedWriter out;

  /** Begins a table with {@code columns} in place of what {@code file} held. */
  TsvFile(Path file, List<String> columns) throws IOException {
    out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    row(columns);
  }

  void row(List<String> cells) throws IOException {
    out.write(cells.stream().map(TsvFile::cell).collect(Collectors.joining("\t")));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String cell(String value) {
    return value.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }
}
