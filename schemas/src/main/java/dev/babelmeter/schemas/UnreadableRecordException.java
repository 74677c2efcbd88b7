// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

/** Bytes that are not a record of the expected type. The message quotes nothing of them. */
public class UnreadableRecordException extends RuntimeException {
  UnreadableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
