// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.cli.io.Progress.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter err = new StringWriter();
  private long now = 5;

  @Test
  void isSilentInTheFirstSecondAndWhenTold() {
    report(Mode.TERMINAL, SECOND);
    report(Mode.SILENT, 100 * SECOND);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void addsALineEveryTenSeconds() {
    report(Mode.LINES, 2 * SECOND, 11 * SECOND, 12 * SECOND);
    assertThat(err.toString())
        .isEqualTo(
            "1,000 texts, 3.0 MB in 2 s: 500 texts/s, 1.50 MB/s\n"
                + "1,000 texts, 3.0 MB in 12 s: 83 texts/s, 0.25 MB/s\n");
  }

  @Test
  void redrawsOneLineOnATerminalAndClearsItAtTheEnd() {
    report(Mode.TERMINAL, 2 * SECOND);
    assertThat(err.toString())
        .isEqualTo("\r\u001b[K1,000 texts, 3.0 MB in 2 s: 500 texts/s, 1.50 MB/s\r\u001b[K");
  }

  private void report(Mode mode, long... nanos) {
    long begin = now;
    try (Progress progress = new Progress(new PrintWriter(err), mode, () -> now)) {
      for (long elapsed : nanos) {
        now = begin + elapsed;
        progress.update(1000, 3_000_000);
      }
    }
  }
}
