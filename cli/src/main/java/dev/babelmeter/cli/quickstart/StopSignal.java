// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns Ctrl-C and SIGTERM into a request that the main thread obeys, and holds the end of the
 * process back until it has.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Logger logger = LoggerFactory.getLogger(StopSignal.class);

  private final CompletableFuture<@Nullable Void> requested = new CompletableFuture<>();
  private final CountDownLatch obeyed = new CountDownLatch(1);

  private StopSignal() {}

  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::requestAndWait, "stop-signal"));
    return signal;
  }

  /** Completes when the process is asked to stop. */
  CompletableFuture<@Nullable Void> requested() {
    return requested;
  }

  /** Says that everything has been stopped. */
  @Override
  public void close() {
    obeyed.countDown();
  }

  private void requestAndWait() {
    requested.complete(null);
    try {
      if (!obeyed.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        logger.error("not everything stopped within {}", LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
