// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import org.jspecify.annotations.Nullable;

/**
 * What became of a text.
 *
 * @param vector its vector
 * @param tokens tokens that the encoder saw of it; null when the worker does not tell
 * @param truncated whether it was cut; null when the worker does not tell
 */
public record Embedding(float[] vector, @Nullable Integer tokens, @Nullable Boolean truncated) {}
