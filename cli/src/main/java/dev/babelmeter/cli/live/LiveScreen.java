// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import java.io.PrintWriter;
import java.util.List;

/**
 * Shows a table that changes, with messages above it. On a terminal the table is redrawn in place;
 * elsewhere each drawing is added. Lines are cut at the terminal's edge, for one that wraps would
 * make the cursor miss the table's begin.
 */
public final class LiveScreen {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String CLEAR_TO_END = "\u001b[J";

  private final PrintWriter out;
  private final boolean redraws;
  private List<String> shown = List.of();

  /** Shows on {@code out}, which is a terminal when {@code redraws} is true. */
  public LiveScreen(PrintWriter out, boolean redraws) {
    this.out = out;
    this.redraws = redraws;
  }

  /** Writes a line above the table. */
  public synchronized void message(String line) {
    erase();
    out.println(line);
    draw();
    out.flush();
  }

  /** Shows {@code table} in place of the last one. */
  public synchronized void show(List<String> table) {
    erase();
    if (!redraws) {
      out.println();
      table.forEach(out::println);
    } else {
      shown = List.copyOf(table);
      draw();
    }
    out.flush();
  }

  /** Leaves the last table standing; what follows comes below it. */
  public synchronized void settle() {
    shown = List.of();
  }

  private void erase() {
    if (!shown.isEmpty()) {
      out.print("\u001b[" + shown.size() + "A\r" + CLEAR_TO_END);
    }
  }

  private void draw() {
    if (!shown.isEmpty()) {
      out.print(NO_WRAP);
      shown.forEach(out::println);
      out.print(WRAP);
    }
  }
}
