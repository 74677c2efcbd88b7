// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

/** A message holds no valid tensors. The message is one sentence that names place and remedy. */
public final class InvalidTensorException extends IllegalArgumentException {
  /** Makes an exception with the sentence {@code message}. */
  public InvalidTensorException(String message) {
    super(message);
  }
}
