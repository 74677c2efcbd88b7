// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

/** The state cannot be read now. The message is one sentence that says why and what to do. */
public final class ViewsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with the sentence {@code message}. */
  public ViewsUnavailableException(String message) {
    super(message);
  }

  /** Makes an exception with the sentence {@code message} and the error behind it. */
  public ViewsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
