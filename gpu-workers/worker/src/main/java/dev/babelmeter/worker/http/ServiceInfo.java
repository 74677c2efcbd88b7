// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

/**
 * What the worker is.
 *
 * @param version of the product
 * @param encoder name of the encoder
 * @param fingerprint SHA-256 of its network
 * @param pooling how it pools
 * @param maxBatchTokens tokens of a batch, padding included
 * @param maxBatchRows rows of a batch
 * @param tokenizerThreads threads that tokenise
 */
public record ServiceInfo(
    String version,
    String encoder,
    String fingerprint,
    String pooling,
    int maxBatchTokens,
    int maxBatchRows,
    int tokenizerThreads) {}
