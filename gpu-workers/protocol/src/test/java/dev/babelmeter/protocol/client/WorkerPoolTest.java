// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import static dev.babelmeter.protocol.client.Failures.assertFails;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final BlockingQueue<FakeBackend.Asked> asked = new LinkedBlockingQueue<>();
  private final FakeBackend one = new FakeBackend("one", asked);
  private final FakeBackend two = new FakeBackend("two", asked);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private static PoolOptions options(Duration limit, int attempts, Duration openTime) {
    return new PoolOptions(
        limit, attempts, Duration.ofMillis(1), Duration.ofMillis(4), 2, openTime);
  }

  private WorkerPool pool(PoolOptions options, EmbeddingBackend... backends) {
    return new WorkerPool(List.of(backends), options, timer);
  }

  private WorkerPool patient(EmbeddingBackend... backends) {
    return pool(options(Duration.ofSeconds(30), 4, Duration.ofMinutes(1)), backends);
  }

  private FakeBackend.Asked next() throws InterruptedException {
    FakeBackend.Asked call = asked.poll(5, SECONDS);
    assertThat(call).as("a call").isNotNull();
    return call;
  }

  @Test
  void choosesTheWorkerWithTheLeastOutstandingTexts() throws Exception {
    WorkerPool pool = patient(one, two);
    pool.embed(List.of("a", "b", "c"));
    FakeBackend.Asked large = next();
    for (String text : List.of("d", "e")) {
      pool.embed(List.of(text));
      assertThat(next().worker()).isNotEqualTo(large.worker());
    }
    large.answer();
    pool.embed(List.of("f"));
    assertThat(next().worker()).isEqualTo(large.worker());
  }

  @Test
  void takesTurnsAmongEquals() throws Exception {
    WorkerPool pool = patient(one, two);
    Set<String> workers = new TreeSet<>();
    for (int i = 0; i < 2; i++) {
      CompletableFuture<List<Embedding>> result = pool.embed(List.of("a"));
      FakeBackend.Asked call = next();
      workers.add(call.worker());
      call.answer();
      assertThat(result).succeedsWithin(Duration.ofSeconds(5));
    }
    assertThat(workers).containsExactly("one", "two");
  }

  @Test
  void triesAgainWithAnotherWorker_whenOneRefuses() throws Exception {
    WorkerPool pool = patient(one, two);
    CompletableFuture<List<Embedding>> result = pool.embed(List.of("abc"));
    FakeBackend.Asked first = next();
    first.fail(Kind.OVERLOADED);
    FakeBackend.Asked second = next();
    assertThat(second.worker()).isNotEqualTo(first.worker());
    second.answer();
    assertThat(result.get(5, SECONDS).get(0).vector()).containsExactly(3);
  }

  @Test
  void triesAgainWithTheSame_whenThereIsNoOther() throws Exception {
    WorkerPool pool = patient(one);
    CompletableFuture<List<Embedding>> result = pool.embed(List.of("abc"));
    for (int i = 0; i < 3; i++) {
      next().fail(Kind.OVERLOADED);
    }
    next().answer();
    assertThat(result.get(5, SECONDS)).hasSize(1);
  }

  @Test
  void givesUpAfterItsAttempts() throws Exception {
    WorkerPool pool = patient(one);
    CompletableFuture<List<Embedding>> result = pool.embed(List.of("a"));
    for (int i = 0; i < 4; i++) {
      next().fail(Kind.OVERLOADED);
    }
    assertFails(result, Kind.OVERLOADED, "as the test says");
    assertThat(asked).isEmpty();
  }

  @Test
  void doesNotTryAgain_whatWouldAlwaysFail() throws Exception {
    WorkerPool pool = patient(one, two);
    for (Kind kind : List.of(Kind.INVALID, Kind.FAILED)) {
      CompletableFuture<List<Embedding>> result = pool.embed(List.of("a"));
      next().fail(kind);
      assertFails(result, kind, "as the test says");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void leavesAWorkerAlone_thatFailsAgainAndAgain_andTriesItLater() throws Exception {
    WorkerPool pool = pool(options(Duration.ofSeconds(30), 1, Duration.ofMillis(300)), one);
    for (int i = 0; i < 2; i++) {
      CompletableFuture<List<Embedding>> result = pool.embed(List.of("a"));
      next().fail(Kind.UNAVAILABLE);
      assertFails(result, Kind.UNAVAILABLE, "as the test says");
    }
    assertFails(pool.embed(List.of("a")), Kind.UNAVAILABLE, "all of 1 workers failed lately");
    assertThat(asked).isEmpty();
    await()
        .until(
            () -> {
              pool.embed(List.of("b"));
              return !asked.isEmpty();
            });
    next().answer();
    CompletableFuture<List<Embedding>> result = pool.embed(List.of("c"));
    next().answer();
    assertThat(result.get(5, SECONDS)).hasSize(1);
  }

  @Test
  void aWorkerThatRefusesOrFindsCallsWrong_isNotLeftAlone() throws Exception {
    WorkerPool pool = pool(options(Duration.ofSeconds(30), 1, Duration.ofMinutes(1)), one);
    for (int i = 0; i < 10; i++) {
      Kind kind = i % 2 == 0 ? Kind.OVERLOADED : Kind.INVALID;
      CompletableFuture<List<Embedding>> result = pool.embed(List.of("a"));
      next().fail(kind);
      assertFails(result, kind, "as the test says");
    }
    pool.embed(List.of("a"));
    next().answer();
  }

  @Test
  void aCallEndsAtItsDeadline() throws Exception {
    WorkerPool pool = pool(options(Duration.ofMillis(100), 4, Duration.ofMinutes(1)), one);
    CompletableFuture<List<Embedding>> result = pool.embed(List.of("a"));
    assertThat(next().limit()).isLessThanOrEqualTo(Duration.ofMillis(100));
    assertFails(result, Kind.EXPIRED, "the worker one took too long");
  }

  @Test
  void closesItsWorkers() {
    patient(one, two).close();
    assertThat(one.closed && two.closed).isTrue();
  }
}
