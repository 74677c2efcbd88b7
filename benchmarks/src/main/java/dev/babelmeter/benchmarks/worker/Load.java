// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.worker;

import dev.babelmeter.protocol.client.Embedding;
import dev.babelmeter.protocol.client.EmbeddingBackend;
import dev.babelmeter.protocol.client.WorkerFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers in a closed loop: each sends its next call when the one before is answered, and a second
 * after a refusal, as the worker's {@code Retry-After} says.
 */
final class Load {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long PAUSE_SECONDS = 1;

  private final EmbeddingBackend worker;
  private final List<String> texts;
  private final int textsOfCall;
  private final Executor executor;
  private final long end;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();

  private Load(
      EmbeddingBackend worker,
      List<String> texts,
      int textsOfCall,
      Executor executor,
      Duration time) {
    this.worker = worker;
    this.texts = texts;
    this.textsOfCall = textsOfCall;
    this.executor = executor;
    this.end = System.nanoTime() + time.toNanos();
  }

  /**
   * What came of a run. Calls that were sent are answered, refused or failed; the rest is lost.
   *
   * @param rate texts a second
   * @param median of the latencies of answered calls, in milliseconds
   * @param p99 the same, 99th percentile
   */
  record Outcome(
      double rate, double median, double p99, long sent, long answered, long refused, long failed) {
    long lost() {
      return sent - answered - refused - failed;
    }
  }

  /** Runs {@code callers} for {@code time}, and waits for the last answers. */
  static Outcome run(
      EmbeddingBackend worker,
      List<String> texts,
      int callers,
      int textsOfCall,
      Executor executor,
      Duration time) {
    Load load = new Load(worker, texts, textsOfCall, executor, time);
    long started = System.nanoTime();
    CompletableFuture<?>[] loops = new CompletableFuture<?>[callers];
    for (int i = 0; i < callers; i++) {
      CompletableFuture<Void> loop = new CompletableFuture<>();
      loops[i] = loop;
      load.callAgain(loop);
    }
    CompletableFuture.allOf(loops).join();
    double seconds = (System.nanoTime() - started) / 1e9;
    long[] sorted = load.latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Outcome(
        load.answered.get() * textsOfCall / seconds,
        percentile(sorted, 0.5),
        percentile(sorted, 0.99),
        load.sent.get(),
        load.answered.get(),
        load.refused.get(),
        load.failed.get());
  }

  private void callAgain(CompletableFuture<Void> loop) {
    long began = System.nanoTime();
    if (began >= end) {
      loop.complete(null);
      return;
    }
    sent.incrementAndGet();
    var unused =
        worker
            .embed(nextTexts(), LIMIT)
            .whenCompleteAsync((embeddings, error) -> note(embeddings, error, began), executor)
            .whenComplete(
                (embeddings, error) -> {
                  Executor when =
                      error == null
                          ? Runnable::run
                          : CompletableFuture.delayedExecutor(
                              PAUSE_SECONDS, TimeUnit.SECONDS, executor);
                  when.execute(() -> callAgain(loop));
                });
  }

  private void note(List<Embedding> embeddings, Throwable error, long began) {
    if (error == null) {
      answered.incrementAndGet();
      latencies.add(System.nanoTime() - began);
    } else if (WorkerFailure.of(error).kind() == WorkerFailure.Kind.OVERLOADED) {
      refused.incrementAndGet();
    } else {
      failed.incrementAndGet();
    }
  }

  private List<String> nextTexts() {
    String[] call = new String[textsOfCall];
    int start = next.getAndAdd(textsOfCall);
    Arrays.setAll(call, i -> texts.get(Math.floorMod(start + i, texts.size())));
    return List.of(call);
  }

  private static double percentile(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, index)] / 1e6;
  }
}
