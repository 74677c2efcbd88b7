// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The rows of one call on their way through batches. */
final class Submission<I, O> {
  private final List<I> rows;
  private final AtomicReferenceArray<O> results;
  private final AtomicInteger left;
  private final long submitted = System.nanoTime();
  private final CompletableFuture<BatchResult<O>> result = new CompletableFuture<>();
  private final long[] queueNanos;
  private final long[] deviceNanos;

  Submission(List<I> rows) {
    this.rows = rows;
    this.results = new AtomicReferenceArray<>(rows.size());
    this.left = new AtomicInteger(rows.size());
    this.queueNanos = new long[rows.size()];
    this.deviceNanos = new long[rows.size()];
    if (rows.isEmpty()) {
      result.complete(new BatchResult<>(List.of(), 0, 0));
    }
  }

  CompletableFuture<BatchResult<O>> result() {
    return result;
  }

  int size() {
    return rows.size();
  }

  I row(int index) {
    return rows.get(index);
  }

  boolean isDone() {
    return result.isDone();
  }

  /** Row {@code index} was in a batch that started and ended at these times of the nano clock. */
  void rowDone(int index, O value, long started, long ended) {
    results.set(index, value);
    queueNanos[index] = started - submitted;
    deviceNanos[index] = ended - started;
    if (left.decrementAndGet() == 0) {
      @SuppressWarnings("unchecked")
      O[] values = (O[]) new Object[rows.size()];
      Arrays.setAll(values, results::get);
      result.complete(
          new BatchResult<>(
              Collections.unmodifiableList(Arrays.asList(values)),
              Arrays.stream(queueNanos).max().orElse(0),
              Arrays.stream(deviceNanos).max().orElse(0)));
    }
  }

  void fail(RuntimeException error) {
    result.completeExceptionally(error);
  }
}
