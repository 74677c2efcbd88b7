// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.worker.call.CallException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final Admission admission = new Admission(10, 6);

  @Test
  void admitsUpToItsBound_andAgainWhenRowsLeave() {
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> admitted = admission.admit(6, () -> first);
    assertThat(reasonOf(admission.admit(5, CompletableFuture::new))).isEqualTo(Reason.OVERLOADED);
    assertThat(admission.admit(4, CompletableFuture::new)).isNotDone();
    first.complete("done");
    assertThat(admitted).isCompletedWithValue("done");
    assertThat(admission.rows()).isEqualTo(4);
    assertThat(admission.admit(6, CompletableFuture::new)).isNotDone();
  }

  @Test
  void refusesACallThatIsTooLarge_forGood() {
    assertThat(reasonOf(admission.admit(7, CompletableFuture::new))).isEqualTo(Reason.INVALID);
  }

  @Test
  void rowsLeaveWhenTheWorkFailsToStart() {
    CompletableFuture<String> result =
        admission.admit(
            6,
            () -> {
              throw CallException.invalid("wrong");
            });
    assertThat(reasonOf(result)).isEqualTo(Reason.INVALID);
    assertThat(admission.rows()).isZero();
  }

  @Test
  void drainsWhenItIsClosed() {
    CompletableFuture<String> work = new CompletableFuture<>();
    admission.admit(3, () -> work);
    CompletableFuture<Void> drained = admission.close();
    assertThat(reasonOf(admission.admit(1, CompletableFuture::new))).isEqualTo(Reason.UNAVAILABLE);
    assertThat(drained).isNotDone();
    work.completeExceptionally(new IllegalStateException("failed"));
    assertThat(drained).isCompleted();
  }

  @Test
  void anEmptyOneIsDrainedAtOnce() {
    assertThat(admission.close()).isCompleted();
  }

  @Test
  void neverAdmitsMoreThanItsBound_whenManyComeAtOnce() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<Void>> results = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      results.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = 0; n < 20_000; n++) {
                  admission.admit(
                      3,
                      () -> {
                        most.accumulateAndGet(inside.addAndGet(3), Math::max);
                        inside.addAndGet(-3);
                        return CompletableFuture.completedFuture(null);
                      });
                }
              },
              threads));
    }
    results.forEach(CompletableFuture::join);
    threads.shutdown();
    assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isLessThanOrEqualTo(10);
    assertThat(admission.rows()).isZero();
  }

  private static Reason reasonOf(CompletableFuture<?> result) {
    try {
      result.getNow(null);
    } catch (CompletionException e) {
      return ((CallException) e.getCause()).reason();
    }
    throw new AssertionError("the call was not refused");
  }
}
