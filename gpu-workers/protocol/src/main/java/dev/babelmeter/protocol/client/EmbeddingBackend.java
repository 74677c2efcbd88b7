// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One worker, whatever it speaks. Safe for use by several threads. */
public interface EmbeddingBackend extends AutoCloseable {
  /** Its address, for messages. */
  String address();

  /**
   * Embeds {@code texts} in one call, which is tried once.
   *
   * @param limit how long it may take
   * @return one embedding for each text, in their order; or a {@link WorkerFailure}
   */
  CompletableFuture<List<Embedding>> embed(List<String> texts, Duration limit);

  @Override
  void close();
}
