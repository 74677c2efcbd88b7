// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.CallException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTest {
  /** Each permit lets one batch through the device. */
  private final Semaphore device = new Semaphore(0);

  private final BlockingQueue<List<Integer>> batches = new LinkedBlockingQueue<>();
  private Batcher<Integer, Integer> batcher = batcher(new BatchLimits(100, 10, Duration.ZERO));

  private Batcher<Integer, Integer> batcher(BatchLimits limits) {
    return new Batcher<>(
        "test",
        limits,
        row -> Math.abs(row),
        rows -> {
          batches.add(rows);
          device.acquireUninterruptibly();
          if (rows.stream().anyMatch(row -> row < 0)) {
            throw new IllegalStateException("a bad row");
          }
          return rows.stream().map(row -> row * 2).toList();
        },
        new DeviceGate(1),
        (rows, tokens, padded, nanos) -> {});
  }

  @AfterEach
  void close() {
    device.release(1000);
    batcher.close();
  }

  @Test
  void batchesGrowWhileTheDeviceIsBusy() throws Exception {
    CompletableFuture<BatchResult<Integer>> first = batcher.submit(List.of(1), new Call("1"));
    assertThat(batches.poll(5, SECONDS)).containsExactly(1);
    List<CompletableFuture<BatchResult<Integer>>> others =
        IntStream.rangeClosed(2, 5)
            .mapToObj(row -> batcher.submit(List.of(row), new Call("n")))
            .toList();
    device.release();
    assertThat(first.get(5, SECONDS).rows()).containsExactly(2);
    assertThat(batches.poll(5, SECONDS)).containsExactly(2, 3, 4, 5);
    device.release();
    for (int i = 0; i < 4; i++) {
      assertThat(others.get(i).get(5, SECONDS).rows()).containsExactly(2 * (i + 2));
    }
  }

  @Test
  void aCallOfManyRowsGetsItsResultsInOrder() throws Exception {
    device.release(1000);
    List<Integer> rows = IntStream.range(0, 500).mapToObj(i -> 1 + i * 7 % 60).toList();
    assertThat(batcher.submit(rows, new Call("1")).get(5, SECONDS).rows())
        .isEqualTo(rows.stream().map(row -> row * 2).toList());
  }

  @Test
  void aCallThatWasGivenUp_leavesTheQueue() throws Exception {
    batcher.submit(List.of(1), new Call("1"));
    assertThat(batches.poll(5, SECONDS)).containsExactly(1);
    Call gone = new Call("gone");
    CompletableFuture<BatchResult<Integer>> result = batcher.submit(List.of(2, 3), gone);
    CompletableFuture<BatchResult<Integer>> other = batcher.submit(List.of(4), new Call("2"));
    gone.cancel();
    assertFails(result, Reason.CANCELLED, "the caller has gone");
    assertThat(batcher.queuedRows()).isEqualTo(1);
    device.release(2);
    assertThat(batches.poll(5, SECONDS)).containsExactly(4);
    assertThat(other.get(5, SECONDS).rows()).containsExactly(8);
  }

  @Test
  void aCallThatWasGivenUpBefore_neverReachesTheDevice() {
    Call expired = new Call("1");
    expired.expire();
    assertFails(batcher.submit(List.of(1), expired), Reason.EXPIRED, "not done within its time");
  }

  @Test
  void aFailureOfOneCall_leavesTheOthersOfItsBatchAlone() throws Exception {
    batcher.submit(List.of(1), new Call("1"));
    assertThat(batches.poll(5, SECONDS)).containsExactly(1);
    CompletableFuture<BatchResult<Integer>> good = batcher.submit(List.of(2), new Call("2"));
    CompletableFuture<BatchResult<Integer>> bad = batcher.submit(List.of(-3), new Call("3"));
    CompletableFuture<BatchResult<Integer>> alsoGood = batcher.submit(List.of(4), new Call("4"));
    device.release(10);
    assertThat(good.get(5, SECONDS).rows()).containsExactly(4);
    assertThat(alsoGood.get(5, SECONDS).rows()).containsExactly(8);
    assertFails(bad, Reason.FAILED, "the model failed");
  }

  @Test
  void aRowAboveTheBudgetIsRefused() {
    assertFails(
        batcher.submit(List.of(5, 101), new Call("1")),
        Reason.INVALID,
        "row 1 has 101 tokens and a batch may have 100");
  }

  @Test
  void closeRunsWhatWaits() throws Exception {
    CompletableFuture<BatchResult<Integer>> first = batcher.submit(List.of(1), new Call("1"));
    assertThat(batches.poll(5, SECONDS)).containsExactly(1);
    CompletableFuture<BatchResult<Integer>> second = batcher.submit(List.of(2), new Call("2"));
    device.release(2);
    batcher.close();
    assertThat(first.get(5, SECONDS).rows()).containsExactly(2);
    assertThat(second.get(5, SECONDS).rows()).containsExactly(4);
    assertFails(batcher.submit(List.of(3), new Call("3")), Reason.UNAVAILABLE, "is stopping");
  }

  @Test
  void abandonFailsWhatWaits() throws Exception {
    CompletableFuture<BatchResult<Integer>> first = batcher.submit(List.of(1), new Call("1"));
    assertThat(batches.poll(5, SECONDS)).containsExactly(1);
    CompletableFuture<BatchResult<Integer>> second = batcher.submit(List.of(2), new Call("2"));
    batcher.abandon();
    assertFails(second, Reason.UNAVAILABLE, "is stopping");
    device.release();
    assertThat(first.get(5, SECONDS).rows()).containsExactly(2);
  }

  @Test
  void withADelay_aBatchWaitsForCompany() throws Exception {
    batcher.close();
    device.release(100);
    batcher = batcher(new BatchLimits(40, 10, Duration.ofSeconds(30)));
    batcher.submit(List.of(10), new Call("1"));
    assertThat(batches).isEmpty();
    CompletableFuture<BatchResult<Integer>> last =
        batcher.submit(List.of(10, 10, 10), new Call("2"));
    // The budget is full, so it does not wait for half a minute.
    assertThat(last.get(5, SECONDS).rows()).hasSize(3);
    assertThat(batches.poll(5, SECONDS)).containsExactly(10, 10, 10, 10);
  }

  @Test
  void anEmptyCallIsDoneAtOnce() {
    assertThat(batcher.submit(List.of(), new Call("1"))).isCompleted();
  }

  @Test
  void waitingRowsAreCounted() {
    batcher.submit(List.of(1), new Call("1"));
    await().until(() -> batches.size() == 1);
    batcher.submit(List.of(2, 3), new Call("2"));
    assertThat(batcher.queuedRows()).isEqualTo(2);
  }

  private static void assertFails(
      CompletableFuture<BatchResult<Integer>> result, Reason reason, String message) {
    assertThatThrownBy(() -> result.get(5, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            CallException.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure).hasMessageContaining(message);
            });
  }
}
