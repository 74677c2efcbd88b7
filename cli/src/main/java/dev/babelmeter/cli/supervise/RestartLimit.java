// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How often a child may be started again before its trouble is taken for lasting. */
final class RestartLimit {
  private final int restarts;
  private final Duration within;
  private final LongSupplier nanoTime;
  private final Deque<Long> times = new ArrayDeque<>();

  RestartLimit(int restarts, Duration within, LongSupplier nanoTime) {
    this.restarts = restarts;
    this.within = within;
    this.nanoTime = nanoTime;
  }

  /** Takes note of a restart, unless there were too many of late. */
  boolean allows() {
    long now = nanoTime.getAsLong();
    while (!times.isEmpty() && now - times.peek() > within.toNanos()) {
      times.remove();
    }
    if (times.size() == restarts) {
      return false;
    }
    times.add(now);
    return true;
  }

  /** Restarts of late. */
  int recent() {
    return times.size();
  }

  int most() {
    return restarts;
  }
}
