// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats requests to a hub after failures that may pass: at most four times, after 1, 2, 4 and 8
 * seconds or the time that the hub asks for.
 */
final class HubRetries {
  /** The longest wait that a hub is granted; when it asks for more, the request is given up. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final int RETRIES = 4;

  /** Bound on one attempt, body included: 35 MB at 120 kB/s. */
  private static final Duration ATTEMPT = Duration.ofMinutes(5);

  private static final Logger logger = LoggerFactory.getLogger(HubRetries.class);

  private final RetryPolicy<Object> policy;

  /** Makes a policy whose waits are what {@code pace} makes of them. */
  HubRetries(UnaryOperator<Duration> pace) {
    policy =
        RetryPolicy.builder()
            .handle(TransientHubException.class, TimeoutExceededException.class)
            .abortOn(HubRetries::asksTooMuch)
            .withMaxRetries(RETRIES)
            .withDelayFn(
                context -> pace.apply(wait(context.getLastException(), context.getAttemptCount())))
            .onRetry(
                event ->
                    logger.info(
                        "a request to the hub failed and is repeated: {}",
                        describe(event.getLastException())))
            .build();
  }

  private static boolean asksTooMuch(Throwable failure) {
    return failure instanceof TransientHubException problem
        && problem.retryAfter() != null
        && problem.retryAfter().compareTo(LONGEST_WAIT) > 0;
  }

  private static Duration wait(Throwable failure, int attempts) {
    if (failure instanceof TransientHubException problem && problem.retryAfter() != null) {
      return problem.retryAfter();
    }
    return Duration.ofSeconds(1L << (attempts - 1));
  }

  /**
   * Runs {@code request} until it succeeds.
   *
   * @param subject what messages call the thing requested
   * @throws VocabularyException when it fails for good
   */
  <T> T run(String subject, CheckedSupplier<T> request) {
    try {
      return Failsafe.with(policy)
          .compose(Timeout.builder(ATTEMPT).withInterrupt().build())
          .get(request);
    } catch (TransientHubException | TimeoutExceededException e) {
      throw new VocabularyException(
          subject
              + " could not be fetched ("
              + describe(e)
              + "); try again later, or set HF_HUB_OFFLINE=1 to use what was fetched before",
          e);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new VocabularyException(
          subject + " could not be fetched (interrupted); start again", e);
    }
  }

  private static String describe(Throwable failure) {
    return failure instanceof TransientHubException
        ? failure.getMessage()
        : "no complete answer within " + ATTEMPT.toMinutes() + " minutes";
  }
}
