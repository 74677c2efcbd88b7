// SPDX-License-Identifier: Apache-2.0
/**
 * Exact tokenisation in pure Java, equal to HuggingFace tokenizers 0.21.4 in ids and offsets.
 *
 * <p>A text passes added tokens, normalizer, added tokens again, pre-tokenizers and the model, as
 * in the reference. {@link dev.babelmeter.tokenizers.pipeline.Pipeline} is immutable and shared;
 * {@link dev.babelmeter.tokenizers.pipeline.Encoder} belongs to a thread.
 */
@NullMarked
package dev.babelmeter.tokenizers.pipeline;

import org.jspecify.annotations.NullMarked;
