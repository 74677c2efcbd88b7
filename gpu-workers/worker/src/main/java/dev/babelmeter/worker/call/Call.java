// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

import dev.babelmeter.worker.call.CallException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A call while it is in the worker. It may be given up at any time, because its caller went or its
 * time ran out; whoever works for it hears of that and stops.
 */
public final class Call {
  private final CompletableFuture<CallException> givenUp = new CompletableFuture<>();
  private final String traceId;

  /** Makes a call that is known as {@code traceId} in logs. */
  public Call(String traceId) {
    this.traceId = traceId;
  }

  /** What it is known as in logs. */
  public String traceId() {
    return traceId;
  }

  /** Gives the call up because its caller has gone. */
  public void cancel() {
    givenUp.complete(new CallException(Reason.CANCELLED, "the caller has gone"));
  }

  /** Gives the call up because its time ran out. */
  public void expire() {
    givenUp.complete(
        new CallException(
            Reason.EXPIRED,
            "the call was not done within its time: send less at once, allow more time, or try"
                + " again when the worker is less busy"));
  }

  /** Runs {@code action} when the call is given up, at once if it was. */
  public void onGivenUp(Consumer<CallException> action) {
    var unused = givenUp.thenAccept(action);
  }

  /**
   * Does nothing while the call is wanted.
   *
   * @throws CallException when it was given up
   */
  public void requireWanted() {
    CallException reason = givenUp.getNow(null);
    if (reason != null) {
      throw reason;
    }
  }

  /** Whether it was given up. */
  public boolean isGivenUp() {
    return givenUp.isDone();
  }
}
