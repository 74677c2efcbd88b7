// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LifecycleTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicInteger halts = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();
  private final CountDownLatch startBegan = new CountDownLatch(1);
  private final CountDownLatch startMayEnd = new CountDownLatch(1);
  private final CountDownLatch closeMayEnd = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void stopsARunningRoleOnce() {
    startMayEnd.countDown();
    closeMayEnd.countDown();
    Lifecycle lifecycle = lifecycle(LONG);
    CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(() -> lifecycle.run(settings(), ready::complete));
    assertThat(ready.join()).containsEntry("address", "1.2.3.4:5");
    lifecycle.stop();
    lifecycle.stop();
    run.join();
    assertThat(closes).hasValue(1);
    assertThat(halts).hasValue(0);
  }

  @Test
  void aStopDuringTheStartInterruptsItAndTheRoleIsNeverReady() throws InterruptedException {
    Lifecycle lifecycle = lifecycle(LONG);
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(
            () -> lifecycle.run(settings(), addresses -> closes.set(Integer.MIN_VALUE)));
    startBegan.await();
    lifecycle.stop();
    run.join();
    assertThat(closes).hasValue(0);
  }

  @Test
  void aStartThatCannotBeInterruptedIsAwaitedAndThenClosed() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    closeMayEnd.countDown();
    Lifecycle lifecycle =
        new Lifecycle(
            new FakeRole() {
              @Override
              void awaitPermissionToStart() {
                while (startMayEnd.getCount() > 0) {
                  if (Thread.interrupted()) {
                    interrupted.countDown();
                  }
                  Thread.onSpinWait();
                }
              }
            },
            LONG,
            halts::incrementAndGet);
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(() -> lifecycle.run(settings(), addresses -> {}));
    startBegan.await();
    CompletableFuture<Void> stop = CompletableFuture.runAsync(lifecycle::stop);
    interrupted.await();
    assertThat(stop).isNotDone();
    startMayEnd.countDown();
    stop.join();
    run.join();
    assertThat(closes).hasValue(1);
  }

  @Test
  void aRoleIsNotStartedAfterAStop() {
    Lifecycle lifecycle = lifecycle(LONG);
    lifecycle.stop();
    lifecycle.run(settings(), addresses -> {});
    assertThat(startBegan.getCount()).isEqualTo(1);
  }

  @Test
  void aStopThatHangsIsHalted() {
    startMayEnd.countDown();
    Lifecycle lifecycle = lifecycle(Duration.ofMillis(20));
    CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(() -> lifecycle.run(settings(), ready::complete));
    ready.join();
    CompletableFuture<Void> stop = CompletableFuture.runAsync(lifecycle::stop);
    await().untilAtomic(halts, count -> assertThat(count).isEqualTo(1));
    closeMayEnd.countDown();
    stop.join();
    run.join();
  }

  @Test
  void aFailureOfTheStartOrTheRoleIsPassedOn() {
    Lifecycle lifecycle =
        new Lifecycle(
            new FakeRole() {
              @Override
              void awaitPermissionToStart() {
                throw new RoleException("no room: make some");
              }
            },
            LONG,
            halts::incrementAndGet);
    assertThatThrownBy(() -> lifecycle.run(settings(), addresses -> {}))
        .hasMessage("no room: make some");
    lifecycle.stop();
    assertThat(closes).hasValue(0);
  }

  private Lifecycle lifecycle(Duration stopLimit) {
    return new Lifecycle(new FakeRole(), stopLimit, halts::incrementAndGet);
  }

  private static Settings settings() {
    return Settings.of("the test", Map.of());
  }

  private class FakeRole implements Role {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Running start(Settings settings) throws InterruptedException {
      startBegan.countDown();
      awaitPermissionToStart();
      return new FakeRunning();
    }

    void awaitPermissionToStart() throws InterruptedException {
      startMayEnd.await();
    }
  }

  private final class FakeRunning implements Role.Running {
    @Override
    public Map<String, String> addresses() {
      return Map.of("address", "1.2.3.4:5");
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      ended.await();
      throw new RoleException("ended by the stop");
    }

    @Override
    public void close() {
      closes.incrementAndGet();
      ended.countDown();
      try {
        closeMayEnd.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
