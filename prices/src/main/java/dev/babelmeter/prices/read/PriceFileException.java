// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import org.jspecify.annotations.Nullable;

/** A file that is no list of prices. The message is one sentence. */
public final class PriceFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with the sentence {@code message} and the error behind it, if any. */
  public PriceFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
