// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/** A file is no {@code tokenizer.json}. The message is one sentence that names the file. */
public final class UnreadableTokenizerException extends RuntimeException {
  UnreadableTokenizerException(String message) {
    super(message);
  }

  UnreadableTokenizerException(String message, Throwable cause) {
    super(message, cause);
  }
}
