// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast a total has grown over some time past. Totals grow when a window ends, so the time is to
 * be several windows: from one second to the next it would be nothing or far too much.
 */
final class RecentRate {
  private final Duration horizon;
  private final Deque<Reading> readings = new ArrayDeque<>();

  private record Reading(Instant time, long total) {}

  /** The rate over {@code horizon}, or over all time while that is shorter. */
  RecentRate(Duration horizon) {
    this.horizon = horizon;
  }

  /** The growth a second up to {@code total}, read at {@code time}; 0 at first. */
  double at(Instant time, long total) {
    readings.addLast(new Reading(time, total));
    while (readings.size() > 2
        && Duration.between(readings.getFirst().time, time).compareTo(horizon) > 0) {
      readings.removeFirst();
    }
    Reading first = readings.getFirst();
    long millis = Duration.between(first.time, time).toMillis();
    return millis == 0 ? 0 : (total - first.total) * 1_000.0 / millis;
  }
}
