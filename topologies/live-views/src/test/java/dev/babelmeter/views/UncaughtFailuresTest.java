// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.process.RoleException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncaughtFailuresTest {
  private final Exception failure =
      new IllegalStateException("outer", new ArithmeticException("inner canary"));

  private final List<RoleException> given = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final UncaughtFailures failures = new UncaughtFailures(() -> now, given::add);

  @Test
  void replacesThreadsUpToTheLimitThenEnds() {
    for (int i = 0; i < UncaughtFailures.MAX_FAILURES; i++) {
      assertThat(failures.handle(failure)).isEqualTo(REPLACE_THREAD);
    }
    assertThat(given).isEmpty();
    assertThat(failures.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(given)
        .singleElement()
        .satisfies(
            end ->
                assertThat(end)
                    .hasMessageContaining("6 times within 10 minutes")
                    .hasMessageContaining("ArithmeticException")
                    .hasMessageNotContaining("canary"));
    assertThat(failures.replaced()).isEqualTo(UncaughtFailures.MAX_FAILURES);
  }

  @Test
  void forgetsFailuresOfLongAgo() {
    for (int i = 0; i < 4 * UncaughtFailures.MAX_FAILURES; i++) {
      assertThat(failures.handle(failure)).isEqualTo(REPLACE_THREAD);
      now = now.plus(UncaughtFailures.WINDOW.dividedBy(UncaughtFailures.MAX_FAILURES - 1));
    }
    assertThat(given).isEmpty();
  }
}
