// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.coverage;

import dev.babelmeter.reports.ReportException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that Qtok's tables are to have. Which scripts and languages Qtok shows depends on the
 * vocabularies that are compared, so a table of other vocabularies has other columns; taken from an
 * earlier table, they let its cells be compared.
 */
public final class QtokColumns {
  private static final List<String> TABLES =
      List.of("unicode_stats", "latin_stats", "cyrillic_stats");

  private final Map<String, Set<String>> columns = new HashMap<>();

  /** Takes none: Qtok's rule decides. */
  public QtokColumns() {}

  /**
   * Takes the columns of {@code tables}, tab-separated files whose names end with those of Qtok's,
   * such as {@code unicode_stats.tsv}.
   *
   * @throws ReportException when one cannot be read or has another name or form
   */
  public static QtokColumns of(List<Path> tables) {
    QtokColumns taken = new QtokColumns();
    tables.forEach(taken::take);
    return taken;
  }

  private void take(Path table) {
    String file = String.valueOf(table.getFileName());
    String name =
        TABLES.stream()
            .filter(candidate -> file.endsWith(candidate + ".tsv"))
            .findFirst()
            .orElseThrow(
                () ->
                    new ReportException(
                        table
                            + " is no table of Qtok whose columns can be taken: give"
                            + " unicode_stats.tsv, latin_stats.tsv or cyrillic_stats.tsv"));
    try (BufferedReader reader = Files.newBufferedReader(table, StandardCharsets.UTF_8)) {
      String first = reader.readLine();
      List<String> header = Arrays.asList((first == null ? "" : first).split("\t"));
      if (!header.get(0).equals("Tokenizer")) {
        throw new ReportException(
            table + " is no table of Qtok: its first line must begin with Tokenizer");
      }
      columns.put(name, new LinkedHashSet<>(header.subList(1, header.size())));
    } catch (IOException e) {
      throw new ReportException(
          table + " cannot be read (" + e.getMessage() + "): check its name", e);
    }
  }

  /** The columns of the table {@code name}; null when Qtok's rule decides. */
  @Nullable Set<String> of(String name) {
    return columns.get(name);
  }
}
