// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceIdsTest {
  /** The example of W3C Trace Context, section 3.2. */
  private static final String TRACE_PARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void prefersTheTrace() {
    assertThat(TraceIds.of(TRACE_PARENT, "mine")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void takesTheCallersId() {
    assertThat(TraceIds.of(null, "order-7/3")).isEqualTo("order-7/3");
    assertThat(TraceIds.of("nonsense", "order-7/3")).isEqualTo("order-7/3");
  }

  @Test
  void makesItsOwn_ratherThanWriteAnythingToTheLog() {
    assertThat(TraceIds.of(null, null)).hasSize(36);
    assertThat(TraceIds.of(null, "a\nb")).hasSize(36);
    assertThat(TraceIds.of(null, "x".repeat(129))).hasSize(36);
  }
}
