// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import dev.babelmeter.protocol.tensor.InvalidTensorException;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.metrics.Outcome;
import io.grpc.Status;

/** The statuses of gRPC for failures. */
final class Statuses {
  private Statuses() {}

  static Status of(Throwable error) {
    Throwable cause = Outcome.cause(error);
    if (cause instanceof InvalidTensorException) {
      return Status.INVALID_ARGUMENT.withDescription(cause.getMessage());
    }
    if (!(cause instanceof CallException failure)) {
      return Status.INTERNAL.withDescription(
          "an unexpected error: the log of the worker has the details");
    }
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
