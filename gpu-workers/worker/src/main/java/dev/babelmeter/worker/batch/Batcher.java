// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableList;

import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.CallException.Reason;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the rows of many calls together into batches and runs them on a device.
 *
 * <p>A batch is formed when the device is free, of what waits then: under light load a row goes on
 * at once, under heavy load batches grow to their limits by themselves. A row whose call was given
 * up is taken out of the queue.
 *
 * @param <I> a row
 * @param <O> what becomes of a row
 */
public final class Batcher<I, O> implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Batcher.class);

  private record Place<I, O>(Submission<I, O> submission, int index) {
    I row() {
      return submission.row(index);
    }
  }

  private final String name;
  private final BatchLimits limits;
  private final ToIntFunction<I> length;
  private final BatchFunction<I, O> function;
  private final DeviceGate device;
  private final BatchObserver observer;
  private final RowQueue<Place<I, O>> queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  /**
   * Starts a batcher.
   *
   * @param name of its threads
   * @param length tokens of a row
   * @param function what is done to a batch, by as many threads at once as {@code device} lets in
   */
  public Batcher(
      String name,
      BatchLimits limits,
      ToIntFunction<I> length,
      BatchFunction<I, O> function,
      DeviceGate device,
      BatchObserver observer) {
    this.name = name;
    this.limits = limits;
    this.length = length;
    this.function = function;
    this.device = device;
    this.observer = observer;
    this.queue = new RowQueue<>(limits);
    for (int i = 0; i < device.streams(); i++) {
      Thread thread = new Thread(this::work, name + "-batch-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /**
   * Submits the rows of a call.
   *
   * @return their results; a {@link CallException} when a row is longer than a batch may be, the
   *     call was given up, the batcher is closed or the model failed
   */
  public CompletableFuture<BatchResult<O>> submit(List<I> rows, Call call) {
    for (int i = 0; i < rows.size(); i++) {
      int tokens = length.applyAsInt(rows.get(i));
      if (!limits.allow(1, tokens)) {
        return CompletableFuture.failedFuture(
            CallException.invalid(
                "row %d has %d tokens and a batch may have %d: shorten it"
                    .formatted(i, tokens, limits.maxTokens())));
      }
    }
    Submission<I, O> submission = new Submission<>(rows);
    lock.lock();
    try {
      if (closed) {
        submission.fail(CallException.stopping());
      } else {
        for (int i = 0; i < rows.size(); i++) {
          queue.add(new Place<>(submission, i), length.applyAsInt(rows.get(i)));
        }
        arrival.signalAll();
      }
    } finally {
      lock.unlock();
    }
    call.onGivenUp(reason -> giveUp(submission, reason));
    return submission.result();
  }

  /** Rows that wait. */
  public int queuedRows() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(Submission<I, O> submission, CallException reason) {
    if (submission.isDone()) {
      return;
    }
    submission.fail(reason);
    lock.lock();
    try {
      queue.removeIf(place -> place.submission == submission);
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (awaitRows()) {
        device.enter();
        try {
          run(takeBatch());
        } finally {
          device.leave();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      logger.debug("the batches of {} were interrupted by the stop", name, e);
    }
  }

  /** Returns once a batch should start; false when none will come any more. */
  private boolean awaitRows() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.size() == 0) {
        if (closed) {
          return false;
        }
        arrival.await();
      }
      long left = limits.delay().toNanos();
      while (left > 0 && !closed && queue.size() > 0 && !queue.fillsBatch()) {
        left = arrival.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private List<Place<I, O>> takeBatch() {
    lock.lock();
    try {
      return queue.take();
    } finally {
      lock.unlock();
    }
  }

  private void run(List<Place<I, O>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      runAtOnce(batch);
    } catch (RuntimeException | OutOfMemoryError e) {
      logger.error("a batch of {} rows failed under {}", batch.size(), name, e);
      Map<Submission<I, O>, List<Place<I, O>>> bySubmission =
          batch.stream()
              .collect(groupingBy(Place::submission, IdentityHashMap::new, toUnmodifiableList()));
      if (bySubmission.size() == 1) {
        fail(batch.get(0).submission, e);
      } else {
        bySubmission.values().forEach(this::runAlone);
      }
    }
  }

  /** Keeps the failure of one call's rows from the others of its batch. */
  private void runAlone(List<Place<I, O>> ofOneCall) {
    try {
      runAtOnce(ofOneCall);
    } catch (RuntimeException | OutOfMemoryError e) {
      logger.error("{} rows of one call failed alone under {}", ofOneCall.size(), name, e);
      fail(ofOneCall.get(0).submission, e);
    }
  }

  private void runAtOnce(List<Place<I, O>> batch) {
    List<I> rows = batch.stream().map(Place::row).toList();
    long started = System.nanoTime();
    List<O> results = function.apply(rows);
    long ended = System.nanoTime();
    observe(rows, ended - started);
    for (int i = 0; i < batch.size(); i++) {
      Place<I, O> place = batch.get(i);
      place.submission.rowDone(place.index, results.get(i), started, ended);
    }
  }

  private void fail(Submission<I, O> submission, Throwable error) {
    submission.fail(
        new CallException(
            Reason.FAILED, "the model failed: the log of the worker has the details", error));
  }

  private void observe(List<I> rows, long nanos) {
    long tokens = 0;
    int longest = 0;
    for (I row : rows) {
      int rowTokens = length.applyAsInt(row);
      tokens += rowTokens;
      longest = Math.max(longest, rowTokens);
    }
    observer.batchDone(rows.size(), tokens, (long) rows.size() * longest, nanos);
  }

  /** Runs what waits, takes nothing more, and returns when all is done. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon();
    }
  }

  /** Fails what waits. What a device does at the moment it goes on doing. */
  public void abandon() {
    List<Submission<I, O>> waiting = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      queue.removeIf(
          place -> {
            waiting.add(place.submission);
            return true;
          });
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
    waiting.forEach(submission -> submission.fail(CallException.stopping()));
  }
}
