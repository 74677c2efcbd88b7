// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import dev.babelmeter.worker.call.CallException.Reason;
import io.javalin.http.Context;
import io.javalin.http.Header;

/** The statuses of HTTP for failures; those of Text Embeddings Inference where it has one. */
final class HttpFailure {
  private static final String RETRY_AFTER_SECONDS = "1";

  private HttpFailure() {}

  /** Sets the status of an answer that says {@code reason}. */
  static void prepare(Context request, Reason reason) {
    request.status(
        switch (reason) {
          case INVALID -> 422;
          case NOT_FOUND -> 404;
          case OVERLOADED -> 429;
          case EXPIRED -> 504;
          case CANCELLED -> 499;
          case UNAVAILABLE -> 503;
          case FAILED -> 424;
        });
    if (reason == Reason.OVERLOADED || reason == Reason.UNAVAILABLE) {
      request.header(Header.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
  }
}
