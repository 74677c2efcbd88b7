// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several workers that do the same. A call goes to the one with the least outstanding texts; when
 * it is refused or the worker cannot be reached, it is tried again after a while, with another
 * worker where there is one. A worker that fails again and again is left alone for some time.
 */
final class WorkerPool implements AutoCloseable {
  private static final double JITTER = 0.5;

  private final List<Member> members;
  private final PoolOptions options;
  private final RetryPolicy<List<Embedding>> retries;
  private final ScheduledExecutorService timer;
  private final AtomicInteger turn = new AtomicInteger();

  private static final class Member {
    private final EmbeddingBackend backend;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final CircuitBreaker<Object> breaker;

    Member(EmbeddingBackend backend, PoolOptions options) {
      this.backend = backend;
      this.breaker =
          CircuitBreaker.builder()
              .withFailureThreshold(options.failuresToOpen())
              .withSuccessThreshold(1)
              .withDelay(options.openTime())
              .build();
    }
  }

  /** Makes a pool of {@code backends}, which it closes; {@code timer} it does not. */
  WorkerPool(List<EmbeddingBackend> backends, PoolOptions options, ScheduledExecutorService timer) {
    if (backends.isEmpty()) {
      throw new IllegalArgumentException("a pool needs a worker");
    }
    this.members = backends.stream().map(backend -> new Member(backend, options)).toList();
    this.options = options;
    this.retries =
        RetryPolicy.<List<Embedding>>builder()
            .handleIf(
                (result, error) -> error != null && WorkerFailure.of(error).kind().isRetried())
            .withMaxAttempts(options.maxAttempts())
            .withBackoff(options.firstDelay(), options.longestDelay())
            .withJitter(JITTER)
            .withMaxDuration(options.callLimit())
            .build();
    this.timer = timer;
  }

  /**
   * Embeds {@code texts} in one call.
   *
   * @return one embedding for each, or a {@link WorkerFailure}
   */
  CompletableFuture<List<Embedding>> embed(List<String> texts) {
    long deadline = System.nanoTime() + options.callLimit().toNanos();
    AtomicReference<@Nullable Member> tried = new AtomicReference<>();
    return Failsafe.with(retries).with(timer).getStageAsync(() -> attempt(texts, deadline, tried));
  }

  private CompletableFuture<List<Embedding>> attempt(
      List<String> texts, long deadline, AtomicReference<@Nullable Member> tried) {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return CompletableFuture.failedFuture(
          new WorkerFailure(Kind.EXPIRED, "no worker did the call within its time"));
    }
    Member member = choose(tried.get());
    if (member == null) {
      return CompletableFuture.failedFuture(
          new WorkerFailure(
              Kind.UNAVAILABLE,
              "all of %d workers failed lately and are left alone".formatted(members.size())));
    }
    tried.set(member);
    member.outstanding.addAndGet(texts.size());
    CompletableFuture<List<Embedding>> call = member.backend.embed(texts, Duration.ofNanos(left));
    return call.orTimeout(left, TimeUnit.NANOSECONDS)
        .handle(
            (embeddings, error) -> {
              member.outstanding.addAndGet(-texts.size());
              if (error == null) {
                member.breaker.recordSuccess();
                return embeddings;
              }
              WorkerFailure failure = failureOf(error, member);
              if (tellsOfTheWorker(failure.kind())) {
                member.breaker.recordFailure();
              } else {
                member.breaker.recordSuccess();
              }
              throw failure;
            });
  }

  private static WorkerFailure failureOf(Throwable error, Member member) {
    return error instanceof TimeoutException
        ? new WorkerFailure(
            Kind.EXPIRED, "the worker " + member.backend.address() + " took too long", error)
        : WorkerFailure.of(error);
  }

  /** A worker that refuses, or names what is wrong with a call, is well. */
  private static boolean tellsOfTheWorker(Kind kind) {
    return kind == Kind.UNAVAILABLE || kind == Kind.FAILED || kind == Kind.EXPIRED;
  }

  /** The worker with the least to do that is not left alone; {@code last} only if it must be. */
  private @Nullable Member choose(@Nullable Member last) {
    int first = Math.floorMod(turn.getAndIncrement(), members.size());
    List<Member> inTurn = new ArrayList<>(members.subList(first, members.size()));
    inTurn.addAll(members.subList(0, first));
    inTurn.sort(
        Comparator.comparing((Member member) -> member == last)
            .thenComparing(member -> member.outstanding.get()));
    for (Member member : inTurn) {
      if (member.breaker.tryAcquirePermit()) {
        return member;
      }
    }
    return null;
  }

  @Override
  public void close() {
    members.forEach(member -> member.backend.close());
  }
}
