// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure of a request to a hub that may pass. Its message completes a sentence. */
final class TransientHubException extends RuntimeException {
  private final @Nullable Duration retryAfter;

  TransientHubException(String problem, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(problem, cause);
    this.retryAfter = retryAfter;
  }

  /** How long the hub asks to wait; null when it does not say. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
