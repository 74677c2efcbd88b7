// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import dev.babelmeter.worker.call.CallException;
import io.grpc.Status;

/** The statuses of gRPC for failures. */
final class Statuses {
  private Statuses() {}

  static Status of(Throwable error) {
    CallException failure = CallException.of(error);
    Status status =
        switch (failure.reason()) {
          case INVALID -> Status.INVALID_ARGUMENT;
          case NOT_FOUND -> Status.NOT_FOUND;
          case OVERLOADED -> Status.RESOURCE_EXHAUSTED;
          case EXPIRED -> Status.DEADLINE_EXCEEDED;
          case CANCELLED -> Status.CANCELLED;
          case UNAVAILABLE -> Status.UNAVAILABLE;
          case FAILED -> Status.INTERNAL;
        };
    return status.withDescription(failure.getMessage());
  }
}
