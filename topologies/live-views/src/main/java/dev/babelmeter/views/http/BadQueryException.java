// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

/** A request asks for something that does not exist. The message is one sentence. */
final class BadQueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadQueryException(String message) {
    super(message);
  }
}
