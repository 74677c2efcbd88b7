// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lets calls expire. */
public final class Calls implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  /** Starts the clock. */
  public Calls() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "call-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Gives {@code call} up after {@code limit}, unless {@code result} is there by then. */
  public void expireAfter(Duration limit, Call call, CompletableFuture<?> result) {
    var expiry = timer.schedule(call::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
    var unused = result.whenComplete((value, error) -> expiry.cancel(false));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
