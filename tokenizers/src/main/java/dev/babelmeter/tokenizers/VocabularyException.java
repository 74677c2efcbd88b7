// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import org.jspecify.annotations.Nullable;

/**
 * A vocabulary that cannot be found, read, or counted exactly. The message is one sentence that
 * names the vocabulary, the place of the error and the remedy.
 */
public final class VocabularyException extends RuntimeException {
  /** Makes an exception with the sentence {@code message}. */
  public VocabularyException(String message) {
    this(message, null);
  }

  /** Makes an exception with the sentence {@code message} and the error behind it. */
  public VocabularyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
