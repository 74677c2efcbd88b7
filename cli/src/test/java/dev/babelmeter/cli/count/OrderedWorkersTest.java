// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderedWorkersTest {
  @Test
  void handsResultsOverInTheOrderOfSubmission() throws InterruptedException {
    List<Integer> results = new ArrayList<>();
    CountDownLatch secondDone = new CountDownLatch(1);
    try (OrderedWorkers<Integer> workers = new OrderedWorkers<>(2, results::add)) {
      workers.submit(
          () -> {
            secondDone.await();
            return 0;
          });
      workers.submit(
          () -> {
            secondDone.countDown();
            return 1;
          });
      for (int i = 2; i < 100; i++) {
        int result = i;
        workers.submit(() -> result);
      }
      workers.drain();
    }
    assertThat(results).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void holdsNoMoreThanOneResultAThreadAndOneMore() throws InterruptedException {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ahead = new AtomicInteger();
    List<Integer> results = new ArrayList<>();
    try (OrderedWorkers<Integer> workers =
        new OrderedWorkers<>(
            2,
            result -> {
              results.add(result);
              ahead.accumulateAndGet(begun.get() - results.size(), Math::max);
            })) {
      for (int i = 0; i < 50; i++) {
        workers.submit(begun::incrementAndGet);
      }
      workers.drain();
    }
    assertThat(results).hasSize(50);
    assertThat(ahead).hasValueLessThanOrEqualTo(3);
  }

  @Test
  void passesAFailureOn() throws InterruptedException {
    try (OrderedWorkers<Integer> workers = new OrderedWorkers<>(1, result -> {})) {
      workers.submit(
          () -> {
            throw new IllegalArgumentException("no");
          });
      assertThatThrownBy(workers::drain).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
