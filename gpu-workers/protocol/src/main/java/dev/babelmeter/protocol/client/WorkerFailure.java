// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A step that a worker did not do. The message is one sentence and quotes no text. */
public final class WorkerFailure extends RuntimeException {
  /** Why a step was not done. */
  public enum Kind {
    /** There is more to do than the worker, or this client, takes; it may be tried again later. */
    OVERLOADED(true),
    /** No worker can be reached, or it is stopping. */
    UNAVAILABLE(true),
    /** The time allowed ran out. */
    EXPIRED(false),
    /** The call is wrong, or not allowed, and would always fail. */
    INVALID(false),
    /** The worker failed, or answered what cannot be understood. */
    FAILED(false);

    private final boolean retried;

    Kind(boolean retried) {
      this.retried = retried;
    }

    /** Whether the same call may succeed when it is tried again. */
    public boolean isRetried() {
      return retried;
    }
  }

  private final Kind kind;

  /** Makes a failure with the sentence {@code message}. */
  public WorkerFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  /** Makes a failure with the sentence {@code message} and the error behind it. */
  public WorkerFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  /** The failure that a future of this package ended with. */
  public static WorkerFailure of(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof WorkerFailure failure
        ? failure
        : new WorkerFailure(Kind.FAILED, "an unexpected error of the client", cause);
  }
}
