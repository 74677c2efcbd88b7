// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentRateTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final RecentRate rate = new RecentRate(Duration.ofSeconds(10));

  @Test
  void isEvenBetweenTheEndsOfWindows() {
    assertThat(rate.at(BEGIN, 0)).isZero();
    for (int second = 1; second <= 30; second++) {
      double found = rate.at(BEGIN.plusSeconds(second), second / 5 * 500L);
      if (second >= 10) {
        assertThat(found).isEqualTo(100);
      }
    }
  }

  @Test
  void forgetsWhatIsLongAgo() {
    rate.at(BEGIN, 0);
    rate.at(BEGIN.plusSeconds(1), 1_000);
    assertThat(rate.at(BEGIN.plusSeconds(5), 1_000)).isEqualTo(200);
    assertThat(rate.at(BEGIN.plusSeconds(30), 1_000)).isZero();
  }
}
