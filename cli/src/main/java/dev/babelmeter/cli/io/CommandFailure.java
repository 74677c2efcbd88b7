// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import org.jspecify.annotations.Nullable;

/** The work of a command failed. The message is one sentence that names the remedy. */
public final class CommandFailure extends RuntimeException {
  /** Makes a failure with the sentence {@code message}. */
  public CommandFailure(String message) {
    this(message, null);
  }

  /** Makes a failure with the sentence {@code message} and the error behind it. */
  public CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
