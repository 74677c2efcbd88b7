// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs tasks on several threads and hands their results over in the order of submission, on the
 * thread that submits. At most one task a thread and one more are under way, so memory is bounded.
 */
final class OrderedWorkers<T> implements AutoCloseable {
  private final ExecutorService executor;
  private final int maxPending;
  private final Consumer<T> results;
  private final Deque<Future<T>> pending = new ArrayDeque<>();

  OrderedWorkers(int threads, Consumer<T> results) {
    this.executor = Executors.newFixedThreadPool(threads);
    this.maxPending = threads + 1;
    this.results = results;
  }

  /** Submits {@code task}, once there is room for it. */
  void submit(Callable<T> task) throws InterruptedException {
    while (pending.size() >= maxPending) {
      handOverNext();
    }
    pending.add(executor.submit(task));
  }

  /** Waits until every result has been handed over. */
  void drain() throws InterruptedException {
    while (!pending.isEmpty()) {
      handOverNext();
    }
  }

  /** Drops what is still pending. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void handOverNext() throws InterruptedException {
    try {
      results.accept(pending.remove().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
