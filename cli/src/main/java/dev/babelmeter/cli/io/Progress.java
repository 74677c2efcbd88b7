// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says on standard error how far a long work is and how fast. The first report comes after a second
 * and a half, so that short work stays silent; on a terminal it is redrawn twice a second, else a
 * line is added every ten seconds.
 */
public final class Progress implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long FIRST_REPORT = 3 * SECOND / 2;
  private static final String CLEAR_LINE = "\r\u001b[K";

  /** When progress is reported. */
  public enum Mode {
    /** Never. */
    SILENT,
    /** In one line that is redrawn. */
    TERMINAL,
    /** In a line a report. */
    LINES
  }

  private final PrintWriter err;
  private final Mode mode;
  private final LongSupplier nanoTime;
  private final long started;
  private long nextReport;
  private boolean drawn;

  /** Begins to measure time. */
  public Progress(PrintWriter err, Mode mode) {
    this(err, mode, System::nanoTime);
  }

  Progress(PrintWriter err, Mode mode, LongSupplier nanoTime) {
    this.err = err;
    this.mode = mode;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.nextReport = FIRST_REPORT;
  }

  /** Takes note that {@code texts} with {@code bytes} have been done in all. */
  public void update(long texts, long bytes) {
    long elapsed = nanoTime.getAsLong() - started;
    if (mode == Mode.SILENT || elapsed < nextReport) {
      return;
    }
    nextReport = elapsed + (mode == Mode.TERMINAL ? SECOND / 2 : 10 * SECOND);
    String report = describe(texts, bytes, (double) elapsed / SECOND);
    if (mode == Mode.TERMINAL) {
      err.print(CLEAR_LINE + report);
      drawn = true;
    } else {
      err.println(report);
    }
    err.flush();
  }

  /** Clears the line, so that a message can be written in its place. */
  public void clear() {
    if (drawn) {
      err.print(CLEAR_LINE);
      err.flush();
      drawn = false;
    }
  }

  @Override
  public void close() {
    clear();
  }

  private static String describe(long texts, long bytes, double seconds) {
    double megabytes = bytes / 1e6;
    return String.format(
        Locale.ROOT,
        "%,d texts, %,.1f MB in %.0f s: %,.0f texts/s, %.2f MB/s",
        texts,
        megabytes,
        seconds,
        texts / seconds,
        megabytes / seconds);
  }
}
