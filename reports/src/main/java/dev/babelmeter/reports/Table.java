// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a report.
 *
 * @param name its file's name without ending
 * @param columns names of its columns
 * @param rows its cells in the order of the columns: texts, {@link Long}, {@link Double}, or null
 *     for a cell without a value
 */
public record Table(String name, List<String> columns, List<List<@Nullable Object>> rows) {
  public Table {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copy = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            name + ": " + row.size() + " cells under " + columns.size() + " columns");
      }
      copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copy);
  }

  /** The cells of the column {@code column}. */
  public List<@Nullable Object> column(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(name + " has no column " + column);
    }
    List<@Nullable Object> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(row.get(index)));
    return cells;
  }
}
