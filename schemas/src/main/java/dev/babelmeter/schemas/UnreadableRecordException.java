// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import org.jspecify.annotations.Nullable;

/** Bytes that are not a record of the expected type. The message quotes nothing of them. */
public class UnreadableRecordException extends RuntimeException {
  UnreadableRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
