// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

import dev.babelmeter.protocol.tensor.InvalidTensorException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A call that gets no result. The message is one sentence for the caller and quotes no text. */
public final class CallException extends RuntimeException {
  /** Why a call gets no result; each protocol has a status for it. */
  public enum Reason {
    /** The call itself is wrong and would always fail. */
    INVALID,
    /** It names something that is not there. */
    NOT_FOUND,
    /** The worker has as much to do as it may; the call may be repeated later. */
    OVERLOADED,
    /** Its time ran out. */
    EXPIRED,
    /** Its caller has gone. */
    CANCELLED,
    /** The worker is stopping or the model is not ready; another worker may serve it. */
    UNAVAILABLE,
    /** The model failed. */
    FAILED
  }

  private final Reason reason;

  /** Makes an exception with the sentence {@code message}. */
  public CallException(Reason reason, String message) {
    this(reason, message, null);
  }

  /** Makes an exception with the sentence {@code message} and the error behind it. */
  public CallException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** An exception for a call that is wrong. */
  public static CallException invalid(String message) {
    return new CallException(Reason.INVALID, message);
  }

  /** An exception for a call that comes when the worker stops. */
  public static CallException stopping() {
    return new CallException(
        Reason.UNAVAILABLE, "the worker is stopping: try again with another worker");
  }

  /**
   * The exception for a call whose future ended with {@code error}. Of an error that nobody
   * expected it tells the caller nothing.
   */
  public static CallException of(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof CallException known) {
      return known;
    }
    return cause instanceof InvalidTensorException
        ? new CallException(Reason.INVALID, String.valueOf(cause.getMessage()), cause)
        : new CallException(
            Reason.FAILED, "an unexpected error: the log of the worker has the details", cause);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
