// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Asserts how futures fail. */
final class Failures {
  private Failures() {}

  static void assertFails(CompletableFuture<?> result, Kind kind, String message) {
    assertThatThrownBy(() -> result.get(10, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .satisfies(
            error -> {
              WorkerFailure failure = WorkerFailure.of(error.getCause());
              assertThat(failure.kind()).as(failure.toString()).isEqualTo(kind);
              assertThat(failure).hasMessageContaining(message);
            });
  }
}
