// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.dictionary;

/** A dictionary that cannot be used. The message is one sentence that says why and what to do. */
public final class DictionaryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DictionaryException(String message) {
    super(message);
  }

  DictionaryException(String message, Throwable cause) {
    super(message, cause);
  }
}
