// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.metrics;

import dev.babelmeter.worker.call.CallException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
public enum Outcome {
  /** With a result. */
  OK,
  /** The call was wrong. */
  INVALID,
  /** It named what is not there. */
  NOT_FOUND,
  /** It was refused because the worker has as much to do as it may. */
  OVERLOADED,
  /** Its time ran out. */
  EXPIRED,
  /** Its caller had gone. */
  CANCELLED,
  /** The worker was stopping. */
  UNAVAILABLE,
  /** The worker failed. */
  FAILED;

  /** The outcome of a call that ended with {@code error}, or with none. */
  public static Outcome of(@Nullable Throwable error) {
    return error == null ? OK : valueOf(CallException.of(error).reason().name());
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
