// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final StringWriter out = new StringWriter();

  @Test
  void redrawsInPlaceOnATerminalWithMessagesAboveTheTable() {
    LiveScreen screen = new LiveScreen(new PrintWriter(out), true);
    screen.message("hello");
    screen.show(List.of("a", "b"));
    screen.show(List.of("c"));
    screen.message("news");
    screen.settle();
    screen.message("end");
    assertThat(out.toString())
        .isEqualTo(
            "hello\n"
                + (NO_WRAP + "a\nb\n" + WRAP)
                + "\u001b[2A\r\u001b[J"
                + (NO_WRAP + "c\n" + WRAP)
                + "\u001b[1A\r\u001b[J"
                + "news\n"
                + (NO_WRAP + "c\n" + WRAP)
                + "end\n");
  }

  @Test
  void addsDrawingsElsewhere() {
    LiveScreen screen = new LiveScreen(new PrintWriter(out), false);
    screen.show(List.of("a"));
    screen.message("news");
    screen.show(List.of("b"));
    assertThat(out.toString()).isEqualTo("\na\nnews\n\nb\n");
  }
}
