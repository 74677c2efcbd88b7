// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.process.RoleException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed, since most failures pass, such as a broker that is away.
 * More than {@value #MAX_FAILURES} within ten minutes do not pass: then the views end.
 */
final class UncaughtFailures implements StreamsUncaughtExceptionHandler {
  static final int MAX_FAILURES = 5;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final Logger logger = LoggerFactory.getLogger(UncaughtFailures.class);

  private final InstantSource clock;
  private final Consumer<RoleException> giveUp;
  private final Deque<Instant> failures = new ArrayDeque<>();
  private final AtomicLong replaced = new AtomicLong();

  /**
   * Makes a handler.
   *
   * @param giveUp told once too many threads have failed
   */
  UncaughtFailures(InstantSource clock, Consumer<RoleException> giveUp) {
    this.clock = clock;
    this.giveUp = giveUp;
  }

  /** How many threads were replaced. */
  long replaced() {
    return replaced.get();
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    Instant now = clock.instant();
    failures.removeIf(earlier -> earlier.isBefore(now.minus(WINDOW)));
    failures.add(now);
    if (failures.size() <= MAX_FAILURES) {
      logger.error(
          "a stream thread failed ({} of {} that are borne in {}): replacing it",
          failures.size(),
          MAX_FAILURES,
          WINDOW,
          failure);
      replaced.incrementAndGet();
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    logger.error("a stream thread failed: ending the views", failure);
    Throwable cause = rootOf(failure);
    giveUp.accept(
        new RoleException(
            "the views end because their stream failed "
                + failures.size()
                + " times within "
                + WINDOW.toMinutes()
                + " minutes, last with "
                + cause.getClass().getSimpleName()
                + "; mend what the log names and start them again: they go on where they stopped",
            failure));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
