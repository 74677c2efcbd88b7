// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartLimitTest {
  private long now;

  @Test
  void allowsSoManyRestartsWithinATime() {
    RestartLimit limit = new RestartLimit(2, Duration.ofSeconds(10), () -> now);
    assertThat(limit.allows()).isTrue();
    now += Duration.ofSeconds(6).toNanos();
    assertThat(limit.allows()).isTrue();
    assertThat(limit.allows()).isFalse();
    now += Duration.ofSeconds(5).toNanos();
    assertThat(limit.recent()).isEqualTo(2);
    assertThat(limit.allows()).isTrue();
    assertThat(limit.allows()).isFalse();
  }
}
