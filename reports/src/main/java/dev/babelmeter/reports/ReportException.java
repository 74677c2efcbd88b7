// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports;

import org.jspecify.annotations.Nullable;

/** A report cannot be made. The message is one sentence that names the input and the remedy. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with the sentence {@code message}. */
  public ReportException(String message) {
    this(message, null);
  }

  /** Makes an exception with the sentence {@code message} and the error behind it. */
  public ReportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
