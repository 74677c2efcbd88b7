// SPDX-License-Identifier: Apache-2.0
/**
 * An asynchronous client of workers: Babelmeter's own, Triton, Text Embeddings Inference, and
 * servers of OpenAI's embeddings.
 *
 * <pre>{@code
 * WorkerChannel channel = WorkerChannel.open("worker-1:8001", Security.none());
 * try (EmbeddingClient client =
 *     EmbeddingClient.of(
 *         List.of(new InferenceBackend(channel, InferenceBackend.Names.OURS)),
 *         PoolOptions.defaults(),
 *         BatchOptions.defaults())) {
 *   CompletableFuture<Embedding> embedding = client.embed("¿Dónde está la factura?");
 * }
 * }</pre>
 */
@NullMarked
package dev.babelmeter.protocol.client;

import org.jspecify.annotations.NullMarked;
