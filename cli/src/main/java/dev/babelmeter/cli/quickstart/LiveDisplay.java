// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.live.LiveScreen;
import dev.babelmeter.cli.live.LiveSnapshot;
import dev.babelmeter.cli.live.LiveTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows snapshots: each on a terminal, the first one and then one every ten seconds elsewhere. */
final class LiveDisplay {
  private static final Duration CALM = Duration.ofSeconds(10);
  private static final Duration RATE_OVER = Duration.ofSeconds(30);
  private static final double MILLIS_PER_SECOND = 1e3;

  private final LiveScreen screen;
  private final LiveTable table;
  private final boolean terminal;
  private final Instant processStart;
  private final Instant begin = Instant.now();
  private final RecentRate rate = new RecentRate(RATE_OVER);
  private @Nullable Instant lastShown;
  private boolean announced;

  LiveDisplay(LiveScreen screen, LiveTable table, boolean terminal, Instant processStart) {
    this.screen = screen;
    this.table = table;
    this.terminal = terminal;
    this.processStart = processStart;
  }

  /** Takes the next snapshot. */
  void show(LiveSnapshot snapshot, Instant now) {
    double perSecond = rate.at(now, snapshot.texts());
    if (!announced && snapshot.texts() > 0) {
      announced = true;
      screen.message(
          String.format(
              Locale.ROOT,
              "first live numbers %.1f s after the start",
              Duration.between(processStart, now).toMillis() / MILLIS_PER_SECOND));
    }
    if (isDue(snapshot, now)) {
      screen.show(table.draw(snapshot, Duration.between(begin, now), perSecond));
      lastShown = now;
    }
  }

  private boolean isDue(LiveSnapshot snapshot, Instant now) {
    if (lastShown == null) {
      return snapshot.texts() > 0;
    }
    return terminal || Duration.between(lastShown, now).compareTo(CALM) >= 0;
  }
}
