// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

import dev.babelmeter.worker.call.CallException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Bounds the rows that are in the worker at once, from the arrival of their calls to the answers. A
 * call is admitted whole or refused at once, before any work is done for it.
 */
public final class Admission {
  private final int maxRows;
  private final int maxRowsOfCall;
  private final AtomicInteger rows = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();

  /**
   * Makes an admission.
   *
   * @param maxRows rows that may be in the worker at once
   * @param maxRowsOfCall rows that one call may have, at most {@code maxRows}
   */
  public Admission(int maxRows, int maxRowsOfCall) {
    if (maxRowsOfCall > maxRows) {
      throw new IllegalArgumentException("a call of the largest size would never be admitted");
    }
    this.maxRows = maxRows;
    this.maxRowsOfCall = maxRowsOfCall;
  }

  /**
   * Starts {@code work} for a call of {@code count} rows, unless there is no room for it.
   *
   * @return what the work returned, or why it was not done or failed to start
   */
  public <T> CompletableFuture<T> admit(int count, Supplier<CompletableFuture<T>> work) {
    try {
      enter(count);
    } catch (CallException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<T> result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      result = CompletableFuture.failedFuture(e);
    }
    return result.whenComplete((value, error) -> leave(count));
  }

  private void enter(int count) {
    if (count > maxRowsOfCall) {
      throw CallException.invalid(
          "the call has %d rows and may have %d: split it".formatted(count, maxRowsOfCall));
    }
    requireOpen();
    int before = rows.getAndUpdate(now -> now + count > maxRows ? now : now + count);
    if (before + count > maxRows) {
      throw new CallException(
          Reason.OVERLOADED,
          "the worker has %d of at most %d rows to do and takes no further %d: try again later"
              .formatted(before, maxRows, count));
    }
    if (closed.get()) {
      // The close may have seen no row and be done.
      leave(count);
      requireOpen();
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw CallException.stopping();
    }
  }

  private void leave(int count) {
    if (rows.addAndGet(-count) == 0 && closed.get()) {
      drained.complete(null);
    }
  }

  /** Rows that are in the worker. */
  public int rows() {
    return rows.get();
  }

  /** Rows that may be in the worker at once. */
  public int maxRows() {
    return maxRows;
  }

  /** Rows that a call may have. */
  public int maxRowsOfCall() {
    return maxRowsOfCall;
  }

  /** Whether calls are admitted. */
  public boolean isOpen() {
    return !closed.get();
  }

  /** Refuses all further calls; the result completes when those admitted have been answered. */
  public CompletableFuture<Void> close() {
    closed.set(true);
    if (rows.get() == 0) {
      drained.complete(null);
    }
    return drained;
  }
}
