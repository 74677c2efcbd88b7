// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import org.jspecify.annotations.Nullable;

/** A role cannot start or go on. The message is one sentence that names the remedy. */
public final class RoleException extends RuntimeException {
  /** Makes an exception with the sentence {@code message}. */
  public RoleException(String message) {
    this(message, null);
  }

  /** Makes an exception with the sentence {@code message} and the error behind it. */
  public RoleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
