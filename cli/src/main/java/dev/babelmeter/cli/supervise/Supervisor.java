// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import dev.babelmeter.cli.io.CommandFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts children, starts one again when it ends unexpectedly, and stops all of them together. A
 * child holds the other end of a pipe to this process, so it stops also when this process is
 * killed.
 */
public final class Supervisor implements AutoCloseable {
  private static final int RESTARTS = 5;
  private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(5);

  private static final Logger logger = LoggerFactory.getLogger(Supervisor.class);

  private final Consumer<String> messages;
  private final Duration stopLimit;
  private final List<SupervisedChild> children = new ArrayList<>();
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
  private boolean stopping;

  /**
   * Makes a supervisor without children.
   *
   * @param messages takes a sentence when a child is started again
   * @param stopLimit after which a child that does not stop is ended by force
   */
  public Supervisor(Consumer<String> messages, Duration stopLimit) {
    this.messages = messages;
    this.stopLimit = stopLimit;
  }

  /**
   * Starts a child.
   *
   * @throws CommandFailure when its program cannot be started, or this supervisor is stopping
   */
  public synchronized SupervisedChild start(ChildSpec spec) {
    if (stopping) {
      throw new CommandFailure("the " + spec.name() + " is not started: everything stops");
    }
    SupervisedChild child =
        new SupervisedChild(spec, new RestartLimit(RESTARTS, RESTARTS_WITHIN, System::nanoTime));
    children.add(child);
    follow(child);
    return child;
  }

  /**
   * Completes exceptionally with a {@link CommandFailure} when a child could not start, or was
   * started again too often.
   */
  public CompletableFuture<Void> givenUp() {
    return givenUp;
  }

  /**
   * Stops the children and waits until all have ended: first all but the one that was started
   * first, on which the others depend, then that one.
   */
  @Override
  public void close() {
    List<Child> others = new ArrayList<>();
    synchronized (this) {
      stopping = true;
      children.forEach(child -> others.add(child.current()));
    }
    if (others.isEmpty()) {
      return;
    }
    Child first = others.remove(0);
    try {
      stop(others);
      stop(List.of(first));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      others.forEach(Child::kill);
      first.kill();
    }
  }

  private void stop(List<Child> together) throws InterruptedException {
    together.forEach(Child::askToStop);
    for (Child child : together) {
      child.awaitEnd(stopLimit);
    }
  }

  private void follow(SupervisedChild child) {
    Child current = child.current();
    current.ready().thenAccept(child.firstReady()::complete);
    current.ended().thenAccept(status -> ended(child, status));
  }

  private synchronized void ended(SupervisedChild child, int status) {
    if (stopping) {
      return;
    }
    logger.debug("the {} ended with status {}", child.spec().name(), status);
    if (!child.firstReady().isDone()) {
      giveUp(child, new CommandFailure(couldNotStart(child.spec(), status)));
    } else if (child.limit().allows()) {
      messages.accept(
          "the %s ended unexpectedly (exit status %d) and is started again (%d of at most %d times)"
              .formatted(
                  child.spec().name(), status, child.limit().recent(), child.limit().most()));
      startAgain(child);
    } else {
      giveUp(
          child,
          new CommandFailure(
              "the %s ended again and again: its log %s says why"
                  .formatted(child.spec().name(), child.spec().log())));
    }
  }

  private void startAgain(SupervisedChild child) {
    try {
      child.startAgain();
      follow(child);
    } catch (CommandFailure e) {
      giveUp(child, e);
    }
  }

  private void giveUp(SupervisedChild child, CommandFailure failure) {
    child.firstReady().completeExceptionally(failure);
    givenUp.completeExceptionally(failure);
  }

  private static String couldNotStart(ChildSpec spec, int status) {
    return "the %s could not start: %s"
        .formatted(
            spec.name(),
            ChildLog.lastSentence(spec.log())
                .orElse("exit status " + status + "; its log " + spec.log() + " says why"));
  }
}
