// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Embeds texts one by one through workers, put together into calls. It never blocks: a text that is
 * too much is refused at once. Safe for use by several threads.
 *
 * <p>When a worker says that a call is wrong, its texts are tried in halves, so that a wrong text
 * fails alone.
 */
public final class EmbeddingClient implements AutoCloseable {
  private record Waiting(String text, CompletableFuture<Embedding> result, long since) {}

  private final WorkerPool pool;
  private final BatchOptions options;
  private final ScheduledExecutorService timer;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Set<Waiting> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());
  private int waitingCharacters;
  private int calls;
  private @Nullable Waiting lingering;
  private boolean closed;

  private EmbeddingClient(WorkerPool pool, BatchOptions options, ScheduledExecutorService timer) {
    this.pool = pool;
    this.options = options;
    this.timer = timer;
  }

  /** Makes a client of {@code backends}, which it closes. */
  public static EmbeddingClient of(
      List<EmbeddingBackend> backends, PoolOptions poolOptions, BatchOptions batchOptions) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "worker-client");
              thread.setDaemon(true);
              return thread;
            });
    return new EmbeddingClient(new WorkerPool(backends, poolOptions, timer), batchOptions, timer);
  }

  /**
   * Embeds {@code text}.
   *
   * @return its embedding, or a {@link WorkerFailure}; it is completed by a thread that must not be
   *     held up
   */
  public CompletableFuture<Embedding> embed(String text) {
    CompletableFuture<Embedding> result = new CompletableFuture<>();
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(closedFailure());
      }
      if (unfinished.size() >= options.maxPending()) {
        return CompletableFuture.failedFuture(
            new WorkerFailure(
                Kind.OVERLOADED,
                "%d texts wait for workers and no further is taken".formatted(unfinished.size())));
      }
      Waiting added = new Waiting(text, result, System.nanoTime());
      unfinished.add(added);
      waiting.add(added);
      waitingCharacters += text.length();
    }
    dispatch();
    return result;
  }

  /** Texts that are waiting or outstanding. */
  public synchronized int pending() {
    return unfinished.size();
  }

  private void dispatch() {
    for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
      send(batch);
    }
  }

  /** The texts of a call that should be made now, if any. */
  private synchronized List<Waiting> next() {
    Waiting oldest = waiting.peek();
    if (closed || oldest == null || calls >= options.maxCalls()) {
      return List.of();
    }
    boolean full =
        waiting.size() >= options.maxTexts() || waitingCharacters >= options.maxCharacters();
    long left = options.linger().toNanos() - (System.nanoTime() - oldest.since);
    if (!full && left > 0) {
      if (lingering != oldest) {
        lingering = oldest;
        timer.schedule(this::dispatch, left, TimeUnit.NANOSECONDS);
      }
      return List.of();
    }
    List<Waiting> batch = new ArrayList<>();
    int characters = 0;
    for (Waiting next = oldest; next != null; next = waiting.peek()) {
      characters += next.text.length();
      if (batch.size() == options.maxTexts()
          || (!batch.isEmpty() && characters > options.maxCharacters())) {
        break;
      }
      waitingCharacters -= next.text.length();
      batch.add(waiting.remove());
    }
    calls++;
    return batch;
  }

  private void send(List<Waiting> batch) {
    var unused =
        pool.embed(batch.stream().map(Waiting::text).toList())
            .whenComplete(
                (embeddings, error) -> {
                  if (error == null) {
                    finish(batch);
                    for (int i = 0; i < batch.size(); i++) {
                      batch.get(i).result.complete(embeddings.get(i));
                    }
                  } else {
                    failed(batch, WorkerFailure.of(error));
                  }
                  dispatch();
                });
  }

  private void failed(List<Waiting> batch, WorkerFailure failure) {
    if (failure.kind() == Kind.INVALID && batch.size() > 1) {
      int half = batch.size() / 2;
      synchronized (this) {
        // One call became two.
        calls++;
      }
      send(batch.subList(0, half));
      send(batch.subList(half, batch.size()));
      return;
    }
    finish(batch);
    batch.forEach(text -> text.result.completeExceptionally(failure));
  }

  private synchronized void finish(List<Waiting> batch) {
    calls--;
    batch.forEach(unfinished::remove);
  }

  private static WorkerFailure closedFailure() {
    return new WorkerFailure(Kind.UNAVAILABLE, "the client is closed");
  }

  /** Fails what waits or is outstanding, and closes the connections. */
  @Override
  public void close() {
    List<Waiting> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(unfinished);
      waiting.clear();
    }
    timer.shutdownNow();
    pool.close();
    left.forEach(text -> text.result.completeExceptionally(closedFailure()));
  }
}
