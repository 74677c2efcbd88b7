// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.metrics;

import dev.babelmeter.worker.call.Call;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and times calls, and writes to the log those that the worker failed. */
public final class CallRecorder {
  private static final Logger logger = LoggerFactory.getLogger(CallRecorder.class);

  private final WorkerMetrics metrics;

  /** Makes a recorder. */
  public CallRecorder(WorkerMetrics metrics) {
    this.metrics = metrics;
  }

  /** Records a call that has just arrived and ends with {@code result}. */
  public <T> CompletableFuture<T> record(
      Protocol protocol, String model, Call call, CompletableFuture<T> result, long arrived) {
    metrics.arrived(protocol);
    return result.whenComplete(
        (value, error) -> {
          Outcome outcome = Outcome.of(error);
          metrics.answered(protocol, model, outcome, System.nanoTime() - arrived);
          if (outcome == Outcome.FAILED) {
            logger.error("call {} of {} failed", call.traceId(), protocol, error);
          }
        });
  }
}
