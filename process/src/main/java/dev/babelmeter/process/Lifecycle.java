// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One start and one stop of a role, which may arrive in any order and from any thread. A stop that
 * comes while the role starts interrupts the start; a stop that takes longer than its limit ends in
 * {@code halt}.
 */
final class Lifecycle {
  private static final Logger logger = LoggerFactory.getLogger(Lifecycle.class);

  private final Role role;
  private final Duration stopLimit;
  private final Runnable halt;
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread starter;
  private Role.@Nullable Running running;
  private boolean stopping;

  Lifecycle(Role role, Duration stopLimit, Runnable halt) {
    this.role = role;
    this.stopLimit = stopLimit;
    this.halt = halt;
  }

  /**
   * Starts the role, passes its addresses to {@code ready}, and returns when it has ended by itself
   * or {@link #stop} was called.
   */
  void run(Settings settings, Consumer<Map<String, String>> ready) {
    try {
      Role.Running started = start(settings);
      if (started != null) {
        ready.accept(started.addresses());
        started.awaitEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      logger.debug("interrupted by the stop", e);
    } catch (RuntimeException e) {
      if (!isStopping()) {
        throw e;
      }
      logger.debug("the role failed because it was stopped", e);
    }
  }

  /** Stops the role when it runs or starts; the second call returns at once. */
  void stop() {
    Thread starting;
    synchronized (this) {
      if (stopping) {
        return;
      }
      stopping = true;
      starting = starter;
    }
    haltAfterLimit();
    if (starting != null) {
      if (startEnded.getCount() > 0) {
        starting.interrupt();
      }
      closeOnceStarted();
    }
    stopped.countDown();
  }

  private Role.@Nullable Running start(Settings settings) throws InterruptedException {
    synchronized (this) {
      if (stopping) {
        return null;
      }
      starter = Thread.currentThread();
    }
    try {
      Role.Running started = role.start(settings);
      synchronized (this) {
        running = started;
      }
      return started;
    } finally {
      startEnded.countDown();
    }
  }

  private void closeOnceStarted() {
    try {
      startEnded.await();
      Role.Running started = running();
      if (started != null) {
        started.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      logger.warn("interrupted while stopping", e);
    } catch (RuntimeException e) {
      logger.error("the {} role did not stop cleanly", role.name(), e);
    }
  }

  private void haltAfterLimit() {
    Thread guard =
        new Thread(
            () -> {
              try {
                if (!stopped.await(stopLimit.toMillis(), MILLISECONDS)) {
                  logger.error("the {} role did not stop within {}", role.name(), stopLimit);
                  halt.run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop-limit");
    guard.setDaemon(true);
    guard.start();
  }

  private synchronized Role.@Nullable Running running() {
    return running;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }
}
